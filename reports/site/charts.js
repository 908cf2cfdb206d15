/* Draws each chart over its still picture, which stays for print and for browsers without scripts. */
(function () {
  "use strict";
  if (!window.echarts) { return; }

  var INK = "#1f2933", SOFT = "#55616e", FAINT = "#d5dae0", ACTUAL = "#1f5f99", TARGET = "#b3541e", PALE = "#b8c9da";
  var FONT = getComputedStyle(document.body).fontFamily;
  var SIZE = Math.max(12, Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8));

  function number(value, data) {
    return value === null || value === undefined ? "缺报" : value.toFixed(data.decimals) + data.unit;
  }

  function targetLines(data, axis) {
    return data.targets.map(function (target) {
      var line = { name: target.name, lineStyle: { color: TARGET, width: 1.8, type: "solid" } };
      line[axis] = target.value;
      var below = data.series && data.series[0].values[0] >= target.value;
      line.label = {
        formatter: target.name, color: TARGET, fontSize: SIZE, backgroundColor: "rgba(255,255,255,.8)",
        position: axis === "xAxis" ? "start" : below ? "insideStartBottom" : "insideStartTop"
      };
      return line;
    });
  }

  function base(data) {
    return {
      animation: false,
      textStyle: { fontFamily: FONT, color: INK, fontSize: SIZE },
      tooltip: {
        renderMode: "richText",
        confine: true,
        textStyle: { fontFamily: FONT, color: INK, fontSize: SIZE },
        backgroundColor: "#fff",
        borderColor: "#c9d0d8"
      }
    };
  }

  function trend(data, width) {
    var option = base(data);
    var narrow = width < 480;
    option.grid = { left: SIZE * 4, right: narrow ? SIZE * 2.6 : SIZE * 8, top: SIZE * 2.4, bottom: SIZE * 2.4 };
    option.xAxis = {
      type: "category", data: data.months, boundaryGap: false,
      axisLine: { lineStyle: { color: FAINT } }, axisTick: { show: false },
      axisLabel: { color: SOFT, fontSize: SIZE, hideOverlap: true, margin: 10 }
    };
    option.yAxis = {
      type: "value", min: data.low, max: data.high, interval: data.step, name: data.unit,
      nameTextStyle: { color: SOFT, fontSize: SIZE, align: "right" },
      splitLine: { lineStyle: { color: FAINT } },
      axisLabel: { color: SOFT, fontSize: SIZE, formatter: function (tick) { return String(Math.round(tick * 1e6) / 1e6); } }
    };
    option.tooltip.trigger = "axis";
    option.tooltip.formatter = function (points) {
      return points[0].axisValue + "\n" + points.map(function (point) {
        return point.seriesName + "  " + number(point.value, data);
      }).join("\n");
    };
    option.series = data.series.map(function (one, place) {
      var first = place === 0;
      return {
        name: one.name, type: "line", data: one.values, z: first ? 5 : 2, connectNulls: false,
        symbol: "circle", symbolSize: first ? 6 : 3, showSymbol: first,
        lineStyle: { width: first ? 2.6 : 1.4, color: first ? ACTUAL : PALE },
        itemStyle: { color: first ? ACTUAL : PALE },
        emphasis: { focus: "series", lineStyle: { color: first ? ACTUAL : SOFT } },
        endLabel: first && !narrow ? { show: true, formatter: one.name + "\n{b|" + number(lastOf(one.values), data) + "}", color: ACTUAL, fontSize: SIZE, rich: { b: { fontWeight: 700, fontSize: SIZE, color: ACTUAL } } } : { show: false },
        markLine: first && data.targets.length ? { symbol: "none", silent: true, data: targetLines(data, "yAxis") } : undefined
      };
    });
    if (data.path.some(function (value) { return value !== null; })) {
      option.series.push({
        name: "序时进度", type: "line", data: data.path, symbol: "none", z: 3,
        lineStyle: { color: TARGET, width: 1.4, type: "dashed" }, itemStyle: { color: TARGET }
      });
    }
    return option;
  }

  function lastOf(values) {
    for (var index = values.length - 1; index >= 0; index--) {
      if (values[index] !== null) { return values[index]; }
    }
    return null;
  }

  function bars(data) {
    var option = base(data);
    option.grid = { left: 8, right: 8, top: SIZE * 2.4, bottom: 8, containLabel: true };
    option.yAxis = [data.names, data.printed].map(function (words, side) {
      return {
        type: "category", data: words, inverse: true, position: side === 0 ? "left" : "right",
        axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { color: INK, fontSize: SIZE, interval: 0, fontWeight: side === 0 ? 400 : 700 }
      };
    });
    option.xAxis = {
      type: "value", min: data.low, max: data.high, interval: data.step,
      splitLine: { lineStyle: { color: FAINT } }, axisLabel: { show: false }
    };
    option.tooltip.trigger = "item";
    option.tooltip.formatter = function (point) { return point.name + "  " + data.printed[point.dataIndex]; };
    option.series = [{
      type: "bar", data: data.values.map(function (value) { return value === null ? 0 : value; }), barMaxWidth: SIZE * 1.3, itemStyle: { color: ACTUAL },
      markLine: data.targets.length ? { symbol: "none", silent: true, data: targetLines(data, "xAxis") } : undefined
    }];
    return option;
  }

  function draw(box) {
    var data = JSON.parse(box.getAttribute("data-chart"));
    var kind = box.getAttribute("data-kind");
    var live = document.createElement("div");
    live.className = "live";
    live.style.height = (kind === "bars" ? SIZE * (3.6 + 2.1 * data.names.length) : Math.min(22 * SIZE, Math.max(15 * SIZE, box.clientWidth * 0.45))) + "px";
    box.appendChild(live);
    box.classList.add("drawn");
    var chart = window.echarts.init(live, null, { renderer: "canvas" });
    function render() { chart.setOption(kind === "bars" ? bars(data) : trend(data, live.clientWidth), true); }
    render();
    new ResizeObserver(function () {
      if (live.clientWidth > 0) { chart.resize(); render(); }
    }).observe(live);
  }

  document.fonts.ready.then(function () {
    document.querySelectorAll("[data-chart]").forEach(draw);
  });
})();
