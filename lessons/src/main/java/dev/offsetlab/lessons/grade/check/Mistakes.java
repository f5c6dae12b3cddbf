package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Starters;
import java.io.IOException;
import java.util.Map;

/// The plausible mistakes of an exercise, for whoever shows what comes of one.
public final class Mistakes {
    private Mistakes() {}

    /// The student's file as it is with this mistake in it.
    ///
    /// @param name of the mistake, as its file is called without the ending
    /// @throws IOException there is none of that name, or no solution to make it of
    public static String made(CourseFiles files, Exercise exercise, String name) throws IOException {
        WrongSolution mistake = WrongSolution.in(files.wrong(exercise)).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("exercise " + exercise.number() + " has no mistake " + name));
        Map<String, String> made = mistake.madeOf(new Starters(files).solution(exercise));
        String text = made.get(exercise.file());
        if (text == null) {
            throw new IOException("exercise " + exercise.number() + " has no solution here");
        }
        return text;
    }
}
