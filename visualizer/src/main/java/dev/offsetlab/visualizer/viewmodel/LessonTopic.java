package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.LabSample;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Which topic's segments stand beside the lesson: the last one that a cell has named.
final class LessonTopic {
    private static final Pattern NAMED = Pattern.compile("\"([A-Za-z0-9._-]{1,249})(?:/\\d+)?\"");

    private final LogChoice choice;
    private List<String> wanted = List.of();

    LessonTopic(LabModel lab, LogChoice choice) {
        this.choice = choice;
        lab.onSample(this::accept);
    }

    /// A topic that the cell has just made is known only with the next sample.
    void mentionedIn(String code) {
        List<String> named = NAMED.matcher(code)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
        if (!named.isEmpty()) {
            wanted = new ArrayList<>(named).reversed();
        }
    }

    private void accept(LabSample sample) {
        wanted.stream()
                .filter(name ->
                        sample.topics().stream().anyMatch(topic -> topic.name().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    choice.chooseTopic(name);
                    wanted = List.of();
                });
    }
}
