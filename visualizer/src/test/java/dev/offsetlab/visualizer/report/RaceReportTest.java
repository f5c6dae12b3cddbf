package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class RaceReportTest {
    private static final Pattern LOADS = Pattern.compile(
            "(?i)<(script|link|img|iframe|object|embed)\\b|\\bsrc=|@import|url\\((?!#)|xlink:href=\"(?!#)|\\bhref=\"(?!#)");

    @Test
    void html_loadsNothingFromAnywhere() throws IOException {
        String html = new RaceReport(SampleRaces.full()).html();
        assertThat(LOADS.matcher(html).find()).as("something to load").isFalse();
    }

    @Test
    void html_namesEveryPathInItsOwnColor() throws IOException {
        RaceResult race = SampleRaces.full();
        String html = new RaceReport(race).html();
        for (String path : race.settings().paths()) {
            assertThat(html).contains("--" + path + ": #").contains("var(--" + path + ")");
        }
    }

    @Test
    void html_drawsEveryChartTwice_withColorsOfTheTheme() throws Exception {
        String html = new RaceReport(SampleRaces.full(), Optional.empty()).html();
        List<String> charts = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(charts).hasSize(14);
        for (String chart : charts) {
            assertThat(chart).as("a colour that no theme changes").doesNotContain("rgb(1,7,");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart)));
        }
        assertThat(Pattern.compile("\\bid=\"([^\"]+)\"").matcher(html).results().map(id -> id.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void html_escapesWhatTheMachineSays() throws IOException {
        assertThat(new RaceReport(SampleRaces.full()).html())
                .contains("Example CPU &lt;3 GHz&gt;")
                .doesNotContain("<3 GHz");
    }

    @Test
    void html_withoutFonts_saysWhyThereAreNoCharts() throws IOException {
        String html = new RaceReport(SampleRaces.full(), Optional.of("no fonts here")).html();
        assertThat(html)
                .contains("no charts: no fonts here")
                .doesNotContain("<svg")
                .contains("All figures");
    }

    @Test
    void html_answersFirst() throws IOException {
        String html = new RaceReport(SampleRaces.full()).html();
        assertThat(html.indexOf("<h1>")).isLessThan(html.indexOf("<svg"));
        assertThat(html).contains("need least CPU, about 0.24&nbsp;x that of");
    }

    @Test
    void html_oneRoundOfOnePath_isStillAPage() throws IOException {
        assertThat(new RaceReport(SampleRaces.race(List.of("sendfile"), 1)).html())
                .contains("sendfile</span> alone");
    }

    @Test
    void write_makesItsFolder(@TempDir Path folder) throws IOException {
        Path page = new RaceReport(SampleRaces.full()).write(folder.resolve("a/b"));
        assertThat(Files.size(page)).isGreaterThan(10_000);
    }
}
