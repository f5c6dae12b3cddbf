package dev.offsetlab.visualizer.viewmodel;

/// A way from one stage to the next, and who moves the bytes on it.
///
/// @param number of the copy as the engine's source counts them; empty where nothing is copied
/// @param from   id of a stage
/// @param to     id of a stage
public record JourneyHop(String number, String from, String to, Mover mover, Flow flow, JourneyDetail detail) {
    public enum Mover {
        /// A device copies, the CPU does not.
        DMA("DMA"),
        /// The CPU reads each byte and writes it.
        CPU("CPU"),
        /// Only where the bytes are is passed on.
        REFERENCE("by ref."),
        /// Two names of one memory.
        SAME_PAGES("same pages"),
        /// Code that the lab does not know.
        UNKNOWN("?");

        private final String word;

        Mover(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Which of the measured bytes pass here.
    public enum Flow {
        /// What the storage was made to read.
        FROM_DISK,
        /// All that the path sends.
        ALL,
        /// Of a path that mixes: what it copied beside a header.
        GATHERED,
        /// Of a path that mixes: the rest.
        NOT_GATHERED,
        /// Nothing moves, for it is there already.
        NONE
    }

    /// `2 CPU`, or `by ref.`
    public String label() {
        return number.isEmpty() ? mover.word() : number + " " + mover.word();
    }

    /// Measured bytes a second on this hop.
    public double bytesPerS(JourneyRates rates) {
        return switch (flow) {
            case FROM_DISK -> rates.diskBytesPerS().orElse(0);
            case ALL -> rates.sentBytesPerS();
            case GATHERED -> rates.userBytesPerS();
            case NOT_GATHERED -> Math.max(0, rates.sentBytesPerS() - rates.userBytesPerS());
            case NONE -> 0;
        };
    }
}
