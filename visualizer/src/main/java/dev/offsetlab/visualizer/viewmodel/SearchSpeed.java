package dev.offsetlab.visualizer.viewmodel;

/// How fast a search is played.
public enum SearchSpeed {
    SLOW("slow", 3_000),
    NORMAL("normal", 1_400),
    FAST("fast", 500);

    private final String word;
    private final int stepMs;

    SearchSpeed(String word, int stepMs) {
        this.word = word;
        this.stepMs = stepMs;
    }

    public int stepMs() {
        return stepMs;
    }

    /// The word on its button.
    public String word() {
        return word;
    }
}
