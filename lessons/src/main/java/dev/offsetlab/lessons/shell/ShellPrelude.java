package dev.offsetlab.lessons.shell;

import java.util.Map;

/// What a session begins with, and again after each reset.
///
/// @param code    imports, and whatever else cells take for granted; runs after the objects are declared
/// @param objects of the lab, by the name of the variable that holds them
public record ShellPrelude(String code, Map<String, HostObject> objects) {
    public ShellPrelude {
        objects = Map.copyOf(objects);
    }

    /// All of `java.base` imported, no objects.
    public static ShellPrelude plain() {
        return new ShellPrelude("import module java.base;", Map.of());
    }

    /// The snippets, objects first.
    public String source() {
        StringBuilder source = new StringBuilder();
        objects.forEach((name, object) -> {
            String type = object.type().getCanonicalName();
            source.append(
                    "%s %s = (%s) %s.named(\"%s\");%n".formatted(type, name, type, HostObjects.class.getName(), name));
        });
        return source.append(code).toString();
    }
}
