/* Sorting of tables, filters of lists, search. Everything is readable without. */
(function () {
  "use strict";

  function sortValue(cell) {
    var stored = cell.getAttribute("data-sort");
    var text = (stored === null ? cell.textContent : stored).trim();
    var number = text.match(/^[+−-]?\d[\d.]*/);
    if (text === "" || text === "—") { return null; }
    return number ? parseFloat(number[0].replace("−", "-")) : text;
  }

  function compare(left, right) {
    if (left === null || right === null) { return left === right ? 0 : left === null ? 1 : -1; }
    if (typeof left === "number" && typeof right === "number") { return left - right; }
    return String(left).localeCompare(String(right), "zh-CN", { numeric: true });
  }

  function sortBy(table, column, head, heads) {
    var down = head.getAttribute("aria-sort") === "descending";
    var next = head.getAttribute("aria-sort") ? (down ? "ascending" : "descending") : head.classList.contains("num") ? "descending" : "ascending";
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", next);
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row, place) { return { row: row, place: place, value: sortValue(row.cells[column]) }; })
      .sort(function (left, right) {
        var order = compare(left.value, right.value);
        var empty = left.value === null || right.value === null;
        return (next === "descending" && !empty ? -order : order) || left.place - right.place;
      })
      .forEach(function (item) { body.appendChild(item.row); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    if (table.tBodies[0].rows.length < 2) { return; }
    heads.forEach(function (head, column) {
      if (head.querySelector(".unseen")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, column, head, heads); });
    });
  });

  document.querySelectorAll("input[data-filter]").forEach(function (input) {
    var rows = Array.from(document.getElementById(input.getAttribute("data-filter")).tBodies[0].rows);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLowerCase();
      rows.forEach(function (row) { row.hidden = wanted !== "" && row.textContent.toLowerCase().indexOf(wanted) < 0; });
    });
  });

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.getAttribute("data-copy"));
    var told = document.getElementById("copied");
    function tell(done) { told.textContent = done ? "已复制" : "请用键盘复制选中的语句"; }
    function select() {
      var range = document.createRange();
      range.selectNodeContents(source);
      window.getSelection().removeAllRanges();
      window.getSelection().addRange(range);
      tell(document.execCommand("copy"));
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) { select(); return; } // only pages of a secure origin have it
      navigator.clipboard.writeText(source.textContent).then(function () { tell(true); }, select);
    });
  });

  var results = document.getElementById("results");
  if (!results || !window.ELDERCARE_SEARCH) { return; }

  function rank(entry, words) {
    var title = entry[1].toLowerCase();
    var total = 0;
    for (var index = 0; index < words.length; index++) {
      var word = words[index];
      var keys = entry[3].split(" ");
      if (title === word) { total += 6; }
      else if (title.indexOf(word) === 0) { total += 5; }
      else if (title.indexOf(word) > 0) { total += 4; }
      else if (keys.some(function (key) { return key.indexOf(word) === 0; })) { total += 3; }
      else if (keys.some(function (key) { return key.indexOf(word) > 0; })) { total += 1; }
      else { return 0; }
    }
    return total;
  }

  function show(query) {
    var words = query.toLowerCase().split(/\s+/).filter(Boolean);
    results.textContent = "";
    var found = words.length === 0 ? [] : window.ELDERCARE_SEARCH
      .map(function (entry, place) { return { entry: entry, place: place, rank: rank(entry, words) }; })
      .filter(function (hit) { return hit.rank > 0; })
      .sort(function (left, right) { return right.rank - left.rank || left.place - right.place; });
    found.slice(0, 60).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = hit.entry[2];
      link.textContent = hit.entry[1];
      var kind = document.createElement("small");
      kind.textContent = "　" + hit.entry[0];
      item.appendChild(link);
      item.appendChild(kind);
      results.appendChild(item);
    });
    document.getElementById("found").textContent = words.length === 0 ? "" :
      found.length === 0 ? "没有找到“" + query + "”。换个说法，或只写几个字。" :
      "找到" + found.length + "条" + (found.length > 60 ? "，只列前60条" : "") + "。";
  }

  var field = document.getElementById("query");
  field.value = new URLSearchParams(window.location.search).get("q") || "";
  field.addEventListener("input", function () { show(field.value.trim()); });
  show(field.value.trim());
})();
