package dev.offsetlab.lessons.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.classroom.GradedExercise.Ending;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradedExerciseTest {
    private static Ending ending(Verdict verdict, String trouble) {
        Judgement judgement = new Judgement(7, verdict, List.of(), List.of(), trouble, 0, 0);
        return new GradedExercise(7, "The sendfile loop", 8, judgement, false, "").ending();
    }

    @Test
    void ending_processEndedItself_isToldFromOneThatTheLimitEnded() {
        assertThat(ending(Verdict.ENDED, "")).isEqualTo(Ending.ENDED);
        assertThat(ending(Verdict.ENDED, "stopped")).isEqualTo(Ending.TIMED_OUT);
        assertThat(ending(Verdict.WRONG, "")).isEqualTo(Ending.WRONG);
    }
}
