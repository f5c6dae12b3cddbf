package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.source.Excerpt;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyRoutesTest {
    private static final int FEW_LINES = 26;

    @ParameterizedTest
    @ValueSource(strings = {"heap", "direct", "mmap", "sendfile", "splice", "auto", "a-students-own"})
    void route_everyStageHopAndCall_hasItsSourceInFewLines(String path) {
        JourneyRoute route = JourneyRoutes.of(path);

        assertThat(details(route)).isNotEmpty().allSatisfy(detail -> {
            assertThat(detail.sources()).as(detail.title()).isNotEmpty();
            detail.sources().forEach(source -> {
                Excerpt excerpt = Excerpt.of(source);
                assertThat(excerpt.lines()).as(source.label()).hasSizeLessThanOrEqualTo(FEW_LINES);
                assertThat(source.focus().isEmpty() || excerpt.lines().stream().anyMatch(Excerpt.Line::focused))
                        .as("%s has a line with \"%s\"", source.label(), source.focus())
                        .isTrue();
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "direct", "mmap", "sendfile", "splice", "auto", "a-students-own"})
    void route_hops_joinStagesFromTheDiskToTheNetwork(String path) {
        JourneyRoute route = JourneyRoutes.of(path);

        assertThat(route.stages()).first().extracting(JourneyStage::id).isEqualTo("disk");
        assertThat(route.stages()).last().extracting(JourneyStage::id).isEqualTo("network");
        assertThat(route.hops())
                .allSatisfy(hop -> assertThat(route.stage(hop.from()).firstRow())
                        .isLessThanOrEqualTo(route.stage(hop.to()).lastRow()));
    }

    @ParameterizedTest
    @CsvSource({"heap,4,3", "direct,2,1", "mmap,1,0", "sendfile,0,0", "splice,0,0"})
    void route_copies_areThoseOfTheSource(String path, long cpuCopies, long buffersFilled) {
        JourneyRoute route = JourneyRoutes.of(path);

        assertThat(route.cpuCopies()).isEqualTo(Long.toString(cpuCopies));
        assertThat(route.cpuHops()).isEqualTo(cpuCopies);
        assertThat(route.hops())
                .filteredOn(
                        hop -> hop.mover() == Mover.CPU && route.stage(hop.to()).place() == Place.USER)
                .hasSize((int) buffersFilled);
    }

    private static List<JourneyDetail> details(JourneyRoute route) {
        return Stream.of(
                        route.stages().stream().map(JourneyStage::detail),
                        route.hops().stream().map(JourneyHop::detail),
                        route.calls().stream().map(JourneyCall::detail))
                .flatMap(each -> each)
                .toList();
    }
}
