package dev.offsetlab.visualizer.viewmodel;

/// What stands largest on the page of the race.
///
/// @param path     whose answer it is, empty where it is nobody's
/// @param text     the answer, or what stands in its place
/// @param ratio    against the leg before; empty where there is none to compare with
/// @param evidence what it rests on, one line
public record RaceAnswer(Kind kind, String path, String text, String ratio, String evidence) {
    static final RaceAnswer NOTHING = new RaceAnswer(Kind.NO_BROKER, "", "", "", "");

    public enum Kind {
        /// None runs, or it is not ours to look into.
        NO_BROKER,
        NO_LOAD,
        /// The load generator writes the log that will be read.
        FILLING,
        /// Nothing is delivered, and the load generator says why.
        TROUBLE,
        /// Less than a second since the switch, or nothing was delivered since.
        MEASURING,
        /// More than one path is at work: a topic or a client has one of its own.
        MIXED,
        RESULT
    }

    /// What stands in the place of a figure that is not there yet.
    public String waiting() {
        return switch (kind) {
            case NO_BROKER -> "no broker";
            case NO_LOAD -> "when somebody reads: start the load";
            case FILLING -> "when the log is filled";
            case TROUBLE -> "when the load goes on";
            case MEASURING, MIXED, RESULT -> "measuring";
        };
    }
}
