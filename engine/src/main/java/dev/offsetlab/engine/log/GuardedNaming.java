package dev.offsetlab.engine.log;

/// Lets somebody name a new segment's file, where the name is the one that the next start will look for.
record GuardedNaming(SegmentNaming part) implements SegmentNaming {
    private static final String KIND = "naming";

    @Override
    public String fileName(long baseOffset, String suffix) {
        String answer;
        try {
            answer = part.fileName(baseOffset, suffix);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
        String right = SegmentName.of(baseOffset, suffix);
        if (!right.equals(answer)) {
            throw PartFailedException.wrong(KIND, part, "the file name should be " + right + " and is " + answer);
        }
        return answer;
    }
}
