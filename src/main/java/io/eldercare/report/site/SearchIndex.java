package io.eldercare.report.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the search finds, as a script that also works from disk: kind, title, place and keys (code, pinyin, its initials). */
final class SearchIndex {
    private final Transliterator pinyin = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private final Set<List<String>> entries = new LinkedHashSet<>();

    void add(String kind, String title, String path, String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        String spelt = spell(title);
        all.add(spelt.replace(" ", ""));
        all.add(initials(spelt));
        entries.add(List.of(kind, title, path, String.join(" ", all).toLowerCase(Locale.ROOT)));
    }

    private String spell(String title) {
        return pinyin.transliterate(title.replaceAll("[^\\p{IsHan}A-Za-z0-9]+", " "))
                .strip();
    }

    private static String initials(String spelt) {
        StringBuilder initials = new StringBuilder();
        for (String syllable : spelt.split("\\s+")) {
            initials.append(syllable.isEmpty() ? "" : syllable.substring(0, 1));
        }
        return initials.toString();
    }

    String script() {
        try {
            return "window.ELDERCARE_SEARCH=" + new ObjectMapper().writeValueAsString(entries) + ";\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the search index", impossible);
        }
    }

    static SearchIndex of(MartContent mart) {
        SearchIndex index = new SearchIndex();
        for (Plan plan : mart.plans()) {
            index.add("规划", plan.name(), Paths.plan(plan.code()), plan.code());
        }
        for (Indicator indicator : mart.indicators().values()) {
            index.add("指标", indicator.name(), Paths.indicator(indicator.code()), indicator.code());
        }
        for (Region county : mart.counties()) {
            index.add("县区", county.name(), Paths.county(county.code()), county.code());
        }
        for (Plan plan : mart.plans()) {
            plan.promises()
                    .forEach(promise -> index.add(
                            "目标", promise.name(), Paths.plan(plan.code()) + "#" + promise.id(), promise.id()));
        }
        mart.institutions()
                .forEach((county, institutions) ->
                        institutions.forEach(one -> index.add("机构", one.name(), Paths.institutions(county), one.id())));
        return index;
    }
}
