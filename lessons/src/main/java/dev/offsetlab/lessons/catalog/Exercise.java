package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page of one exercise.
///
/// @param number     its place in the course, from 1
/// @param name       of its folder without the number, as in `sendfile-loop`: what progress is kept under
/// @param minutes    it takes about so long
/// @param file       the file that a student edits, as in `SendfileLoop.java`
/// @param lesson     folder of the lesson that it belongs to, as in `08-sendfile`
/// @param serves     the class, in the exercise's package, that the live broker takes in
/// @param invariants what must hold, in their order
/// @param body       prose and drawings, in the order of the text
/// @param hints      three, each says more than the one before
public record Exercise(
        int number,
        String name,
        String title,
        int minutes,
        String file,
        String lesson,
        Optional<String> serves,
        List<Invariant> invariants,
        List<Block> body,
        List<Hint> hints,
        List<Question> questions) {
    /// What the three hints are called, in their order.
    public static final List<String> HINTS = List.of("idea", "place", "pseudo-code");

    public Exercise {
        invariants = List.copyOf(invariants);
        body = List.copyOf(body);
        hints = List.copyOf(hints);
        questions = List.copyOf(questions);
    }

    /// @param id   as graders name it: `I2`
    /// @param says Markdown, one paragraph
    public record Invariant(String id, String says) {}

    /// @param name one of [#HINTS]
    /// @param text Markdown; of pseudo-code the lines as they are
    public record Hint(int line, String name, String text) {
        public boolean isCode() {
            return name.equals(HINTS.getLast());
        }
    }

    /// A question to test oneself.
    public record Question(int line, String asks, String answer) {}

    /// Its package: `ex07`.
    public String packageName() {
        return String.format(Locale.ROOT, "ex%02d", number);
    }

    /// Its folder: `07-sendfile-loop`.
    public String folder() {
        return String.format(Locale.ROOT, "%02d-%s", number, name);
    }

    /// The class that a student edits, without its package: `SendfileLoop`.
    public String type() {
        return file.replaceFirst("\\.java$", "");
    }

    /// What the invariant with this id says.
    public Optional<String> says(String id) {
        return invariants.stream()
                .filter(invariant -> invariant.id().equals(id))
                .map(Invariant::says)
                .findFirst();
    }
}
