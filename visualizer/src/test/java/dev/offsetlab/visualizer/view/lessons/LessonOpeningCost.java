package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;

/// Not a test: how long a lesson takes to open in the window, headless with software rendering. By the clock, from the
/// choice to the second pulse after it, when what was built has been laid out and drawn; and until all of it is there.
/// Half a minute on a quiet machine.
///
/// Argument: how often each lesson is opened, 3 if there is none. Run it as a test class is run, with its class path
/// and
/// `-Dglass.platform=Headless -Dprism.order=sw`.
public final class LessonOpeningCost {
    private static final int SECOND_PULSE = 2;

    private final LessonsWindow window;

    private LessonOpeningCost(LessonsWindow window) {
        this.window = window;
    }

    /// Whatever happens, the toolkit's threads do not keep it alive.
    public static void main(String[] args) {
        int status = 1;
        try {
            measure(args.length > 0 ? Integer.parseInt(args[0]) : 3);
            status = 0;
        } catch (Exception | AssertionError | LinkageError failed) {
            System.err.println("not measured: " + failed);
        }
        System.exit(status);
    }

    private static void measure(int rounds) throws Exception {
        Path folder = Files.createTempDirectory("lesson-opening");
        List<Lesson> lessons = Lessons.all();
        LessonsWindow window =
                new LessonsWindow(folder.resolve("data"), folder.resolve("progress.json"), () -> lessons);
        LessonOpeningCost cost = new LessonOpeningCost(window);
        System.out.printf("%-44s %8s %8s %8s%n", "ms", "seen", "CPU", "whole");
        for (Lesson lesson : lessons) {
            List<Opening> openings = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                cost.open(lesson.number() == 1 ? 2 : 1);
                openings.add(cost.open(lesson.number()));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8.0f %8.0f %8.0f%n",
                    lesson.number() + "  " + lesson.title(),
                    median(openings.stream().map(Opening::seenMs).toList()),
                    median(openings.stream().map(Opening::cpuMs).toList()),
                    median(openings.stream().map(Opening::wholeMs).toList()));
        }
        window.shut();
    }

    /// @param seenMs  until the reader sees its beginning
    /// @param cpuMs   of the window's thread until then
    /// @param wholeMs until the last block is there, which is built in the pulses that follow
    private record Opening(double seenMs, double cpuMs, double wholeMs) {}

    private Opening open(int number) throws Exception {
        CompletableFuture<double[]> seen = new CompletableFuture<>();
        long startNs = System.nanoTime();
        window.on(() -> {
            long startCpuNs = cpuNs();
            window.lessons().open(number);
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    pulses++;
                    if (pulses == SECOND_PULSE) {
                        stop();
                        seen.complete(new double[] {(System.nanoTime() - startNs) / 1e6, (cpuNs() - startCpuNs) / 1e6});
                    }
                }
            }.start();
        });
        double[] first = seen.get();
        LessonsWindow.await("the whole lesson", this::isWhole);
        return new Opening(first[0], first[1], (System.nanoTime() - startNs) / 1e6);
    }

    private boolean isWhole() {
        Node lesson = window.shell().root().lookup(".les-lesson");
        return lesson instanceof LessonView view && view.isWhole();
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
