package dev.offsetlab.visualizer.viewmodel;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last second of spans that follow each other: what a point of a live line is made of. Ten spans of 100 ms make a
/// calm line, and one second is what the clock of user and system CPU allows.
final class RatesWindow {
    static final double SECONDS = 1;

    private final Deque<Rates> spans = new ArrayDeque<>();
    private Rates sum = Rates.NONE;

    void add(Rates span) {
        spans.addLast(span);
        sum = spans.stream().reduce(Rates.NONE, Rates::plus);
        while (sumWithoutFirst().lasts(SECONDS)) {
            spans.removeFirst();
            sum = spans.stream().reduce(Rates.NONE, Rates::plus);
        }
    }

    private Rates sumWithoutFirst() {
        return spans.stream().skip(1).reduce(Rates.NONE, Rates::plus);
    }

    Rates sum() {
        return sum;
    }

    void clear() {
        spans.clear();
        sum = Rates.NONE;
    }
}
