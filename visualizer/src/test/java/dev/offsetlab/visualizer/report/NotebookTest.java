package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.progress.LessonProgress.Answered;
import dev.offsetlab.lessons.progress.LessonProgress.Attempt;
import dev.offsetlab.lessons.progress.LessonProgress.Cell;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");
    private static final String LESSON = "append-only-log";

    @TempDir
    Path folder;

    @Test
    void html_nothingDone_saysHowToBegin() throws IOException {
        assertThat(html("")).contains("Nothing yet", "./lab lesson").doesNotContain("<article");
    }

    @Test
    void html_richProgress_hasAllOfItAndEscapesIt() throws IOException {
        file().update(all -> all.with(
                LESSON,
                all.lesson(LESSON)
                        .predicted("batch-size", new Answered("19", AT))
                        .measured("batch-size", new Answered("101", AT))
                        .ran("hello", new Cell("var x = List.<String>of();", "DONE", "a < b", AT, true))
                        .answered("next", new Attempt("3", "10", false, AT))
                        .answered("next", new Attempt("10", "10", true, AT))
                        .skipped("left", AT)
                        .predicted("gone-block", new Answered("kept in the file", AT))));
        assertThat(html("Ada <Lovelace>"))
                .contains("Lab notebook of Ada &lt;Lovelace&gt;", "<dd>19</dd>", "<dd>101 <small>bytes</small></dd>")
                .contains("List.&lt;String&gt;of()", "a &lt; b", "edited", "not so; the engine said 10")
                .contains("1 of 4 questions")
                .contains("<div class=\"question\"><p>")
                .contains("<article class=\"skipped\">", "<small>skipped</small>")
                .doesNotContain("<Lovelace>");
    }

    private String html(String student) throws IOException {
        return new Notebook(Lessons.all(), file().read(), student, AT).html();
    }

    private ProgressFile file() {
        return new ProgressFile(folder.resolve("progress.json"), notice -> {
            throw new AssertionError(notice);
        });
    }
}
