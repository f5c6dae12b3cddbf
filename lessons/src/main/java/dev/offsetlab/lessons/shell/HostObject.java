package dev.offsetlab.lessons.shell;

/// An object of the lab that cells see under a name.
///
/// @param type of the variable: public, in a named package
public record HostObject(Class<?> type, Object value) {
    public HostObject {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "not a " + type.getName() + ": " + value.getClass().getName());
        }
    }

    public static <T> HostObject of(Class<T> type, T value) {
        return new HostObject(type, value);
    }
}
