package io.eldercare.report.site;

import java.time.YearMonth;

/** Where things stand inside the site. */
final class Paths {
    static final String OVERVIEW = "index.html";
    static final String INDICATORS = "indicators/index.html";
    static final String COUNTIES = "counties/index.html";
    static final String QUESTIONS = "questions/index.html";
    static final String RELEASES = "releases/index.html";

    private Paths() {}

    static String plan(String plan) {
        return "plans/" + plan + ".html";
    }

    static String month(String plan, YearMonth month) {
        return "months/" + plan + "-" + month + ".html";
    }

    static String indicator(String indicator) {
        return "indicators/" + indicator + ".html";
    }

    static String proof(String indicator) {
        return "proofs/" + indicator + ".html";
    }

    static String lineage(String indicator) {
        return "lineage/" + indicator + ".html";
    }

    static String county(String county) {
        return "counties/" + county + ".html";
    }

    static String institutions(String county) {
        return "institutions/" + county + ".html";
    }

    static String release(Vintage vintage) {
        return "releases/" + vintage.file() + ".html";
    }

    static String question(String question) {
        return "questions/" + question + ".html";
    }

    static String answer(String question) {
        return "data/question-" + question + ".csv";
    }

    static String planFigures(String plan, YearMonth month) {
        return "data/plan-" + plan + "-" + month + ".csv";
    }

    static String indicatorFigures(String indicator) {
        return "data/indicator-" + indicator + ".csv";
    }

    static String documents(String plan, YearMonth month) {
        return "documents/" + plan + "/" + month;
    }
}
