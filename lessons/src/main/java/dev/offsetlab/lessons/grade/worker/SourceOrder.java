package dev.offsetlab.lessons.grade.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/// Runs the tests of a grader in the order of its file, the basic ones first. JUnit makes it by its name.
public final class SourceOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        Class<?> type = context.getTestClass();
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
            if (bytes != null) {
                Map<String, Integer> lines = Roster.lines(bytes.readAllBytes());
                context.getMethodDescriptors().sort(Comparator.comparingInt(method -> line(lines, method)));
            }
        } catch (IOException inMemory) {
            // Any order will do.
            context.getMethodDescriptors()
                    .sort(Comparator.comparing(method -> method.getMethod().getName()));
        }
    }

    private static int line(Map<String, Integer> lines, MethodDescriptor method) {
        return lines.getOrDefault(method.getMethod().getName(), 0);
    }
}
