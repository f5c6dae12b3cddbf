package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.viewmodel.Presentation.Step;
import java.util.List;

/// The demonstration: cold cache, copy, switch to sendfile, many consumers, splice, verdict.
final class Script {
    private static final int FEW = 4;
    private static final int MANY = 16;

    static final List<Step> STEPS = List.of(
            new Step(
                    "A log is files",
                    "Segments, one after the other. The strip under them is what the page cache holds. Where will a "
                            + "reader's bytes come from?",
                    stage -> {
                        stage.cold(false);
                        stage.path("sendfile");
                        stage.readers(FEW);
                        stage.page("Log");
                    }),
            new Step(
                    "Cold: the disk sets the pace",
                    "The log is evicted from memory again and again. Guess first: does it matter now how bytes are "
                            + "copied?",
                    stage -> {
                        stage.path("heap");
                        stage.readers(FEW);
                        stage.cold(true);
                        stage.page("Race");
                    }),
            new Step(
                    "Warm: copied by the CPU",
                    "The same log out of memory, through a buffer in user space. Look at the CPU, and at bytes through "
                            + "user space.",
                    stage -> {
                        stage.cold(false);
                        stage.path("heap");
                        stage.readers(FEW);
                        stage.page("Race");
                    }),
            new Step(
                    "Switch to sendfile",
                    "Nobody is disconnected and no byte changes. What falls, what rises, and what stays?",
                    stage -> {
                        stage.path("sendfile");
                        stage.readers(FEW);
                        stage.page("Race");
                    }),
            new Step(
                    "Who touches the bytes?",
                    "Count the copies that the CPU makes, and the crossings between user and kernel mode.",
                    stage -> {
                        stage.path("sendfile");
                        stage.readers(FEW);
                        stage.page("Journey");
                    }),
            new Step(
                    "Many consumers",
                    "Sixteen read what four read before. The disk is not asked once more: why?",
                    stage -> {
                        stage.path("sendfile");
                        stage.readers(MANY);
                        stage.page("Race");
                    }),
            new Step(
                    "Splice",
                    "Beyond sendfile: pages by reference through a pipe. Is it worth more system calls?",
                    stage -> {
                        stage.path("splice");
                        stage.readers(MANY);
                        stage.page("Race");
                    }),
            new Step(
                    "The verdict",
                    "What we saw was live, one path after the other. Now each in turn, in processes of their own, with "
                            + "intervals.",
                    stage -> {
                        stage.page("Race");
                        stage.compare();
                    }));

    private Script() {}
}
