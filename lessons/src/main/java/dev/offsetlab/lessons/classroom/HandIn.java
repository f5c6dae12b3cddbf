package dev.offsetlab.lessons.classroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A submission, sorted: which files belong to which exercise, and which graders came along.
///
/// ```
///   lab/exercises/src/main/java/dev/offsetlab/exercises/ex07/SendfileLoop.java     exercise 7
///   .../src/test/java/dev/offsetlab/exercises/ex07/SendfileLoopGrader.java         a grader: compared, never run
///   SendfileLoop.java                                                              by its name, where no other says
/// ex07
///   solutions/...                                                                  not the student's: left out
/// ```
///
/// @param sources by number of the exercise, then by file name
/// @param graders the graders that came along, by `exNN/Name.java`
public record HandIn(
        Map<Integer, Map<String, String>> sources,
        Map<String, String> graders,
        Instant handedIn,
        List<String> remarks) {
    private static final Pattern OF_EXERCISE = Pattern.compile("(?:^|.*/)ex(\\d\\d)/([^/]+\\.java)");
    private static final Pattern NOT_THEIRS = Pattern.compile("(?:^|.*/)(?:solutions|target|\\.starters)/.*");
    private static final Pattern GRADER = Pattern.compile("(?:^|.*/)src/test/.*|.*Grader\\.java");

    /// @param files to be edited in each exercise, by their names: how a file without its folder is recognized
    static HandIn sort(SubmissionReader.Content content, Map<String, Integer> files) {
        Map<Integer, Map<String, String>> sources = new TreeMap<>();
        Map<String, String> graders = new TreeMap<>();
        List<String> remarks = new ArrayList<>(content.remarks());
        List<SubmissionFile> shallowFirst = content.files().stream()
                .filter(file -> !NOT_THEIRS.matcher(file.path()).matches())
                .sorted(Comparator.comparingInt(SubmissionFile::depth).thenComparing(SubmissionFile::path))
                .toList();
        for (SubmissionFile file : shallowFirst) {
            Matcher matcher = OF_EXERCISE.matcher(file.path());
            boolean inPlace = matcher.matches();
            if (inPlace && GRADER.matcher(file.path()).matches()) {
                graders.putIfAbsent("ex" + matcher.group(1) + "/" + matcher.group(2), file.text());
            } else if (inPlace) {
                add(sources, Integer.parseInt(matcher.group(1)), file, remarks);
            }
        }
        for (SubmissionFile file : shallowFirst) {
            Integer number = files.get(file.name());
            if (number != null && !OF_EXERCISE.matcher(file.path()).matches() && !has(sources, number, file.name())) {
                add(sources, number, file, remarks);
                remarks.add("taken by its name, for it lay in no folder ex" + String.format("%02d", number) + ": "
                        + file.path());
            }
        }
        return new HandIn(sources, graders, content.newest(), remarks);
    }

    private static boolean has(Map<Integer, Map<String, String>> sources, int number, String name) {
        return sources.getOrDefault(number, Map.of()).containsKey(name);
    }

    private static void add(
            Map<Integer, Map<String, String>> sources, int number, SubmissionFile file, List<String> remarks) {
        Map<String, String> ofExercise = sources.computeIfAbsent(number, _ -> new TreeMap<>());
        if (ofExercise.putIfAbsent(file.name(), file.text()) != null) {
            remarks.add("left out, another file of that name lies less deep: " + file.path());
        }
    }
}
