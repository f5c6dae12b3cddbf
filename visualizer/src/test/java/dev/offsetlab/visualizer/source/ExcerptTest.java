package dev.offsetlab.visualizer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    /// Tests run in the module's folder.
    private static final Path ENGINE = Path.of("..", "engine", "src", "main", "java", "dev", "offsetlab", "engine");

    @Test
    void file_everyOneOfTheEngine_isTheOneInTheTree() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(ENGINE)) {
            files = tree.filter(file -> file.toString().endsWith(".java")).toList();
        }

        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            String name = ENGINE.relativize(file).toString().replace('\\', '/');
            assertThat(Excerpt.file(name)).as(name).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void of_aMethod_hasItsAnnotationItsBodyAndItsEnd() {
        Excerpt send = Excerpt.of(new SourceRef("transfer/HeapPath.java", "send", "socket.write"));

        List<String> lines = send.lines().stream().map(Excerpt.Line::text).toList();
        assertThat(lines).first().isEqualTo("@Override");
        assertThat(lines.get(1)).startsWith("public long send(FileRegion region");
        assertThat(lines).last().isEqualTo("}");
        assertThat(send.lines()).filteredOn(Excerpt.Line::focused).hasSize(1);
        assertThat(send.lines()).contains(new Excerpt.Line(4, "long sent = 0;", false));
    }

    @Test
    void of_aField_isItsLine() {
        Excerpt field = Excerpt.of(new SourceRef("transfer/HeapPath.java", "DEFAULT_BUFFER_BYTES", ""));

        assertThat(field.lines())
                .containsExactly(new Excerpt.Line(0, "static final int DEFAULT_BUFFER_BYTES = 8 * 1024;", false));
    }

    @Test
    void of_noSuchMember_saysWhich() {
        assertThatThrownBy(() -> Excerpt.of(new SourceRef("transfer/HeapPath.java", "sendAll", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file=transfer/HeapPath.java member=sendAll");
        assertThatThrownBy(() -> Excerpt.of(new SourceRef("transfer/NoPath.java", "send", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transfer/NoPath.java");
    }

    @Test
    void spans_aLine_areTheLineAgainInKinds() {
        String line = "return \"a // b\" + newest; // new";

        List<CodeSpan> spans = CodeSpan.of(line);

        assertThat(spans.stream().map(CodeSpan::text).collect(Collectors.joining()))
                .isEqualTo(line);
        assertThat(spans)
                .contains(
                        new CodeSpan(CodeSpan.Kind.KEYWORD, "return"),
                        new CodeSpan(CodeSpan.Kind.STRING, "\"a // b\""),
                        new CodeSpan(CodeSpan.Kind.COMMENT, "// new"))
                .doesNotContain(new CodeSpan(CodeSpan.Kind.KEYWORD, "new"));
    }
}
