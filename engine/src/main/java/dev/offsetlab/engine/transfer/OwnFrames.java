package dev.offsetlab.engine.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells the lines of a data path's author in a stack from all others: those of its provider's package. The provider
/// itself, which as a rule only hands on, comes last.
///
/// @param packageName of the provider's class
/// @param provider    name of the provider's class
record OwnFrames(String packageName, String provider) {
    static OwnFrames of(DataPathProvider provider) {
        return new OwnFrames(
                provider.getClass().getPackageName(), provider.getClass().getName());
    }

    boolean isOwn(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith(packageName + ".") && name.indexOf('.', packageName.length() + 1) < 0;
    }

    /// The innermost of its lines, as `SendfileLoop.java:42`.
    Optional<String> place(StackTraceElement[] stack) {
        List<StackTraceElement> own = Arrays.stream(stack).filter(this::isOwn).toList();
        return own.stream()
                .filter(frame -> !frame.getClassName().startsWith(provider))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }
}
