package io.eldercare.job.proof;

/** A proof as people read it and as programs do. */
public sealed interface Explanation permits FigureExplanation, AccountExplanation {
    /** Lines in Chinese, the last one ended too. */
    String text();

    /** One JSON document. */
    String json();
}
