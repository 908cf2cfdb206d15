package io.eldercare.job.proof;

/** The proof of a figure. */
record FigureExplanation(FigureProof proof) implements Explanation {
    @Override
    public String text() {
        return new FigureText(proof).write();
    }

    @Override
    public String json() {
        return FigureDocument.of(proof).write();
    }
}
