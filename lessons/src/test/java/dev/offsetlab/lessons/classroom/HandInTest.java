package dev.offsetlab.lessons.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What students hand in, in all the shapes that they do.
class HandInTest {
    private static final Map<String, Integer> FILES = Map.of("SparseIndex.java", 4, "SendfileLoop.java", 7);

    @TempDir
    Path folder;

    @Test
    void read_wholeCheckout_findsExercisesAndGraders() throws IOException {
        put("lab/exercises/src/main/java/dev/offsetlab/exercises/ex07/SendfileLoop.java", "mine");
        put("lab/exercises/src/main/java/dev/offsetlab/exercises/ex07/Extra.java", "more");
        put("lab/exercises/src/test/java/dev/offsetlab/exercises/ex07/SendfileLoopGrader.java", "grader");
        put("lab/solutions/src/main/java/dev/offsetlab/exercises/ex07/SendfileLoop.java", "not theirs");
        put("lab/engine/src/main/java/dev/offsetlab/engine/Broker.java", "no exercise");
        HandIn handIn = read(folder);
        assertThat(handIn.sources()).containsOnlyKeys(7);
        assertThat(text(handIn, 7, "SendfileLoop.java")).isEqualTo("mine");
        assertThat(text(handIn, 7, "Extra.java")).isEqualTo("more");
        assertThat(handIn.graders()).containsOnlyKeys("ex07/SendfileLoopGrader.java");
        assertThat(handIn.remarks()).isEmpty();
    }

    @Test
    void read_fileWithoutItsFolder_isRecognizedByItsName() throws IOException {
        put("SendfileLoop.java", "mine");
        put("notes/Other.java", "no exercise");
        HandIn handIn = read(folder);
        assertThat(text(handIn, 7, "SendfileLoop.java")).isEqualTo("mine");
        assertThat(handIn.sources()).containsOnlyKeys(7);
        assertThat(handIn.remarks())
                .singleElement()
                .asString()
                .contains("taken by its name")
                .contains("ex07");
    }

    @Test
    void read_sameFileTwice_takesTheShallowerAndSaysSo() throws IOException {
        put("a/b/ex07/SendfileLoop.java", "deep");
        put("ex07/SendfileLoop.java", "shallow");
        HandIn handIn = read(folder);
        assertThat(text(handIn, 7, "SendfileLoop.java")).isEqualTo("shallow");
        assertThat(handIn.remarks()).singleElement().asString().contains("a/b/ex07/SendfileLoop.java");
    }

    @Test
    void read_zipOfAMac_leavesItsOwnFilesOut() throws IOException {
        Path zip = zip(Map.of(
                "ada/ex04/SparseIndex.java", "mine",
                "__MACOSX/ada/ex04/._SparseIndex.java", "not text",
                "ada/ex04/._SparseIndex.java", "not text",
                "../../outside/ex07/SendfileLoop.java", "a path that leads out is only a name"));
        HandIn handIn = read(zip);
        assertThat(text(handIn, 4, "SparseIndex.java")).isEqualTo("mine");
        assertThat(handIn.sources()).containsOnlyKeys(4, 7);
        assertThat(handIn.sources().get(4)).containsOnlyKeys("SparseIndex.java");
    }

    @Test
    void read_linkOutOfTheFolder_isNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.java"), "of somebody else");
        Path own = Files.createDirectories(folder.resolve("ada/ex04"));
        Files.createSymbolicLink(own.resolve("SparseIndex.java"), secret);
        Files.createSymbolicLink(folder.resolve("ada/up"), folder);
        assertThat(read(folder.resolve("ada")).sources()).isEmpty();
    }

    @Test
    void read_otherEncodings_areUnderstood() throws IOException {
        Path own = Files.createDirectories(folder.resolve("ex04"));
        Files.write(own.resolve("SparseIndex.java"), new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a'});
        Files.write(own.resolve("Latin.java"), new byte[] {'/', '/', ' ', (byte) 0xe9});
        HandIn handIn = read(folder);
        assertThat(text(handIn, 4, "SparseIndex.java")).isEqualTo("a");
        assertThat(text(handIn, 4, "Latin.java")).isEqualTo("// \u00e9");
    }

    @Test
    void read_hugeFile_isLeftOutAndSaid() throws IOException {
        byte[] huge = new byte[SubmissionReader.MOST_FILE_BYTES + 1];
        Arrays.fill(huge, (byte) ' ');
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("ex04/SparseIndex.java"));
            out.write(huge);
        }
        HandIn handIn = read(zip);
        assertThat(handIn.sources()).isEmpty();
        assertThat(handIn.remarks()).singleElement().asString().contains("larger than 1 MiB");
    }

    @Test
    void read_moreThanItMayBe_isRefusedWithOneLine() throws IOException {
        byte[] mebibyte = new byte[SubmissionReader.MOST_FILE_BYTES];
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i <= SubmissionReader.MOST_BYTES / mebibyte.length; i++) {
                out.putNextEntry(new ZipEntry("ex04/File" + i + ".java"));
                out.write(mebibyte);
            }
        }
        assertThatThrownBy(() -> read(zip)).isInstanceOf(IOException.class).hasMessageContaining("more than 16 MiB");
    }

    @Test
    void read_noZip_saysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("eve.zip"), "this is no zip");
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void changes_editedAndMadeUpGraders_areNamed() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/ex07"));
        Files.writeString(own.resolve("SendfileLoopGrader.java"), "class A {\n}\n");
        Map<String, String> came =
                Map.of("ex07/SendfileLoopGrader.java", "class A { }", "ex07/EasyGrader.java", "class B { }");
        assertThat(GraderChanges.of(came, folder.resolve("own")))
                .containsExactlyInAnyOrder(
                        "edited grader: ex07/SendfileLoopGrader.java", "a grader of their own: ex07/EasyGrader.java");
        Map<String, String> otherEnds = Map.of("ex07/SendfileLoopGrader.java", "class A {\r\n}\r\n");
        assertThat(GraderChanges.of(otherEnds, folder.resolve("own"))).isEmpty();
    }

    @Test
    void submissions_foldersAndZips_areNamedAfterTheirStudents() throws IOException {
        Files.createDirectories(folder.resolve("ben"));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("ada.zip"), "");
        Files.writeString(folder.resolve("list.txt"), "");
        assertThat(Submissions.in(folder)).extracting(Submission::student).containsExactly("ada", "ben");
        Files.createDirectories(folder.resolve("ada"));
        assertThatThrownBy(() -> Submissions.in(folder)).hasMessageContaining("two submissions of one name");
        assertThatThrownBy(() -> Submissions.in(folder.resolve("ben"))).hasMessageContaining("no submission in");
    }

    private static HandIn read(Path source) throws IOException {
        return HandIn.sort(SubmissionReader.read(new Submission("ada", source)), FILES);
    }

    private static String text(HandIn handIn, int exercise, String file) {
        return String.valueOf(handIn.sources().getOrDefault(exercise, Map.of()).get(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path zip = folder.resolve("ada.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                packed.putNextEntry(new ZipEntry(entry.getKey()));
                packed.write(bytes(entry.getValue()));
            }
        }
        return zip;
    }
}
