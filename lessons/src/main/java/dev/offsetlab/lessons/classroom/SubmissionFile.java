package dev.offsetlab.lessons.classroom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// One source file of a submission.
///
/// @param path inside the submission, with `/`
record SubmissionFile(String path, String text) {
    private static final Charset OF_OLD_EDITORS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /// Reads UTF-8, with or without a mark at its beginning; what is no UTF-8 was written by an old editor.
    static SubmissionFile of(String path, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, OF_OLD_EDITORS);
        }
        return new SubmissionFile(path, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    int depth() {
        return (int) path.chars().filter(c -> c == '/').count();
    }
}
