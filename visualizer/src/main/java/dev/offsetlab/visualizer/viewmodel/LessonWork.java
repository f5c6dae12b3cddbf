package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.course.AnswerException;
import dev.offsetlab.lessons.course.Bench.Seen;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.course.NoValueException;
import dev.offsetlab.lessons.course.NotYetException;
import dev.offsetlab.lessons.course.Outcome;
import dev.offsetlab.lessons.course.Outcome.Comparison;
import dev.offsetlab.lessons.course.Verdict;
import dev.offsetlab.visualizer.viewmodel.LessonClaims.Ticked;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The open lesson at work: what a person does goes to the session's thread, what came of it back to the window's.
final class LessonWork implements LessonActions {
    private final LessonRun run;
    private final LessonSession session;
    private final WindowThread window;
    private final BiConsumer<String, String> onDone;
    private final LessonModel model;

    /// @param onDone hears the id and the Java of what was done, on the window's thread
    LessonWork(LessonRun run, LessonSession session, WindowThread window, BiConsumer<String, String> onDone) {
        this.run = run;
        this.session = session;
        this.window = window;
        this.onDone = onDone;
        model = new LessonModel(run.lesson(), this);
        LessonMemory.restore(model, run);
    }

    LessonModel model() {
        return model;
    }

    LessonRun run() {
        return run;
    }

    /// For instructors; the cells know at once.
    void skipPredictions(boolean skip) {
        run.skipPredictions(skip);
        LessonMemory.waiting(model, run);
    }

    @Override
    public void predict(LessonPredict predict, String answer) {
        session.later(() -> {
            try {
                String stands = run.predict(predict.block().id(), answer);
                window.execute(() -> {
                    predict.recorded(stands);
                    LessonMemory.waiting(model, run);
                    onDone.accept(predict.block().id(), "");
                });
            } catch (AnswerException refused) {
                window.execute(() -> predict.refused(refused.says()));
            }
        });
    }

    @Override
    public void run(LessonCell cell) {
        String id = cell.block().id();
        String code = cell.codeProperty().get();
        cell.began();
        session.later(() -> session.printingTo(cell::printed, () -> {
            try {
                Outcome outcome = run.run(id, code);
                window.execute(() -> ended(cell, code, outcome));
            } catch (NotYetException missing) {
                window.execute(() -> cell.notYet(LessonWords.waiting(missing.waitsFor())));
            } catch (RuntimeException failure) {
                window.execute(() -> cell.ended(LessonMemory.failed(failure)));
            }
            return id;
        }));
    }

    private void ended(LessonCell cell, String code, Outcome outcome) {
        String id = cell.block().id();
        cell.ended(outcome.result());
        cell.markRan(outcome.asMeant());
        outcome.comparisons().forEach(this::compare);
        tick(id, outcome);
        onDone.accept(id, code);
    }

    private void compare(Comparison made) {
        model.block(LessonPredict.class, made.question().id()).ifPresent(predict -> {
            if (made.predicted().isEmpty()) {
                predict.skipped();
            }
            predict.measured(Optional.of(LessonWords.measured(made)));
        });
    }

    /// A cell's claims may stand in several blocks: each takes its own.
    private void tick(String cell, Outcome outcome) {
        model.blocks().stream()
                .filter(LessonClaims.class::isInstance)
                .map(LessonClaims.class::cast)
                .filter(claims -> claims.block().after().equals(cell))
                .forEach(claims -> {
                    List<Ticked> ticks = outcome.claims().stream()
                            .filter(judged -> claims.block().claims().contains(judged.claim()))
                            .map(judged -> new Ticked(
                                    judged.claim().says() + (judged.trouble().isEmpty() ? "" : ": " + judged.trouble()),
                                    Optional.of(judged.holds())))
                            .toList();
                    if (ticks.isEmpty()) {
                        claims.forget();
                    } else {
                        claims.tick(ticks);
                    }
                });
    }

    @Override
    public void observe(LessonObserve observe) {
        session.later(() -> {
            Optional<LessonObserve.Seen> seen;
            try {
                Seen now = run.observe(observe.block().id());
                seen = Optional.of(LessonMemory.seen(observe.block(), now));
            } catch (NoValueException failed) {
                seen = Optional.of(new LessonObserve.Seen(String.valueOf(failed.getMessage()), "", "", List.of()));
            }
            Optional<LessonObserve.Seen> shown = seen;
            window.execute(() -> {
                observe.ended(shown);
                onDone.accept(observe.block().id(), observe.block().work());
            });
        });
    }

    @Override
    public void answer(LessonCheck check, String answer) {
        session.later(() -> {
            try {
                Verdict verdict = run.check(check.block().id(), answer);
                window.execute(() -> {
                    check.judged(
                            verdict.answer(),
                            LessonWords.verdict(verdict),
                            verdict.hint().orElse(""));
                    onDone.accept(check.block().id(), "");
                });
            } catch (AnswerException | NoValueException none) {
                window.execute(() -> check.refused(String.valueOf(none.getMessage())));
            }
        });
    }

    @Override
    public void runAbove(LessonCell cell) {
        again(run.above(cell.block().id()), id -> {}, () -> {});
    }

    /// Runs cells again as they were, so that this session has their variables.
    ///
    /// @param onBegin hears which one begins
    void again(List<String> ids, Consumer<String> onBegin, Runnable onEnd) {
        for (String id : ids) {
            model.block(LessonCell.class, id).ifPresent(cell -> {
                cell.began();
                session.later(() -> session.printingTo(cell::printed, () -> {
                    window.execute(() -> onBegin.accept(id));
                    Outcome outcome = run.again(id);
                    window.execute(() -> {
                        cell.ended(outcome.result());
                        tick(id, outcome);
                        onDone.accept(id, cell.codeProperty().get());
                    });
                    return id;
                }));
            });
        }
        session.later(() -> window.execute(onEnd));
    }

    @Override
    public void stop() {
        run.stop();
    }
}
