package dev.offsetlab.lessons.grade.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What this test weighs within its exercise. How much the exercise weighs within a class's grade stands in the
/// grading scheme, not here.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Points {
    int value();
}
