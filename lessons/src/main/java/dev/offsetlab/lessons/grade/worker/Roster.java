package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/// Which tests there are.
final class Roster {
    private Roster() {}

    static boolean isGrader(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && Stream.of(type.getDeclaredMethods()).anyMatch(Roster::isTest);
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class);
    }

    /// In the order of the file.
    ///
    /// @param bytes of the class
    static List<TestResult> of(Class<?> grader, byte[] bytes) {
        Map<String, Integer> lines = lines(bytes);
        return Stream.of(grader.getDeclaredMethods())
                .filter(Roster::isTest)
                .sorted(Comparator.comparingInt(method -> lines.getOrDefault(method.getName(), 0)))
                .map(Roster::entry)
                .toList();
    }

    private static TestResult entry(Method method) {
        return TestResult.notRun(
                method.getName(),
                says(method, method.getName()),
                AnnotationSupport.findAnnotation(method, Invariant.class)
                        .map(Invariant::value)
                        .orElse(""),
                AnnotationSupport.findAnnotation(method, Points.class)
                        .map(Points::value)
                        .orElse(0));
    }

    private static String says(AnnotatedElement element, String otherwise) {
        return AnnotationSupport.findAnnotation(element, DisplayName.class)
                .map(DisplayName::value)
                .orElse(otherwise);
    }

    /// The first line of each method.
    static Map<String, Integer> lines(byte[] bytes) {
        Map<String, Integer> lines = new HashMap<>();
        ClassModel type = ClassFile.of().parse(bytes);
        for (MethodModel method : type.methods()) {
            method.code()
                    .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                    .flatMap(table -> table.lineNumbers().stream().findFirst())
                    .ifPresent(first -> lines.merge(method.methodName().stringValue(), first.lineNumber(), Math::min));
        }
        return lines;
    }
}
