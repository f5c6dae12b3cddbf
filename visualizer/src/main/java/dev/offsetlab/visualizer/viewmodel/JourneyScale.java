package dev.offsetlab.visualizer.viewmodel;

/// How much one mark of the drawing stands for: linear, the same in both lanes, in steps of 1, 2 and 5, so that the
/// busier lane shows at most [#MOST_PER_S] marks a second.
///
/// @param bytesPerMark    0 where nothing moves
/// @param switchesPerMark 0 where nothing moves
public record JourneyScale(double bytesPerMark, double switchesPerMark) {
    /// A quarter of the frames a second: marks that jump further than that seem to run backwards.
    static final double MOST_PER_S = 4;

    static JourneyScale of(double mostBytesPerS, double mostSwitchesPerS) {
        return new JourneyScale(step(mostBytesPerS / MOST_PER_S), step(mostSwitchesPerS / MOST_PER_S));
    }

    /// The next of 1, 2, 5, 10, 20... from `least` up.
    private static double step(double least) {
        if (!(least > 0)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// Marks a second for so many bytes a second.
    public double marksPerS(double bytesPerS) {
        return bytesPerMark > 0 ? bytesPerS / bytesPerMark : 0;
    }

    public double pulsesPerS(double switchesPerS) {
        return switchesPerMark > 0 ? switchesPerS / switchesPerMark : 0;
    }
}
