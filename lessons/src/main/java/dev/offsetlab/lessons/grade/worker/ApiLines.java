package dev.offsetlab.lessons.grade.worker;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What others can see of some classes, a line for each type, field and method that is not private. Two sets of classes
/// with the same lines can be used by the same compiled graders.
public final class ApiLines {
    private static final Set<AccessFlag> SHOWN = Set.of(
            AccessFlag.PUBLIC,
            AccessFlag.PROTECTED,
            AccessFlag.STATIC,
            AccessFlag.FINAL,
            AccessFlag.ABSTRACT,
            AccessFlag.INTERFACE,
            AccessFlag.ENUM);

    private final List<String> lines = new ArrayList<>();

    private ApiLines() {}

    /// Sorted, so that the order of members makes no difference.
    ///
    /// @param classes by binary name
    public static List<String> of(Map<String, byte[]> classes) {
        ApiLines api = new ApiLines();
        classes.values().forEach(bytes -> api.type(ClassFile.of().parse(bytes)));
        return api.lines.stream().sorted().toList();
    }

    private void type(ClassModel type) {
        String name = simple(type.thisClass());
        if (isHidden(type) || name.equals("package-info")) {
            return;
        }
        String generic = type.findAttribute(Attributes.signature())
                .map(SignatureAttribute::signature)
                .map(Utf8Entry::stringValue)
                .orElse("");
        lines.add(name + ": " + flags(type.flags().flags()) + "type extends "
                + type.superclass().map(ClassEntry::asInternalName).orElse("") + names(type.interfaces()) + " "
                + generic);
        type.fields().forEach(field -> field(name, field));
        type.methods().forEach(method -> method(name, method));
    }

    /// Private, local or without a name: nobody else can use it.
    private static boolean isHidden(ClassModel type) {
        if (type.findAttribute(Attributes.enclosingMethod()).isPresent()) {
            return true;
        }
        return type.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(inner -> inner.innerClass().equals(type.thisClass()))
                .anyMatch(ApiLines::isPrivate);
    }

    private static boolean isPrivate(InnerClassInfo inner) {
        return inner.has(AccessFlag.PRIVATE) || inner.innerName().isEmpty();
    }

    private void field(String type, FieldModel field) {
        Set<AccessFlag> flags = field.flags().flags();
        if (flags.contains(AccessFlag.PRIVATE) || flags.contains(AccessFlag.SYNTHETIC)) {
            return;
        }
        String constant = field.findAttribute(Attributes.constantValue())
                .map(ConstantValueAttribute::constant)
                .map(value -> " = " + value.constantValue())
                .orElse("");
        String generic = field.findAttribute(Attributes.signature())
                .map(SignatureAttribute::signature)
                .map(Utf8Entry::stringValue)
                .orElse(field.fieldType().stringValue());
        lines.add(type + "." + field.fieldName().stringValue() + ": " + flags(flags) + generic + constant);
    }

    private void method(String type, MethodModel method) {
        Set<AccessFlag> flags = method.flags().flags();
        if (flags.contains(AccessFlag.PRIVATE) || flags.contains(AccessFlag.SYNTHETIC)) {
            return;
        }
        String name = method.methodName().stringValue();
        if (name.equals("<clinit>")) {
            return;
        }
        String generic = method.findAttribute(Attributes.signature())
                .map(SignatureAttribute::signature)
                .map(Utf8Entry::stringValue)
                .orElse("");
        String thrown = method.findAttribute(Attributes.exceptions())
                .map(ExceptionsAttribute::exceptions)
                .map(ApiLines::names)
                .orElse("");
        lines.add(type + "." + name + method.methodType().stringValue() + ": " + flags(flags) + generic + thrown);
    }

    private static String names(Collection<ClassEntry> types) {
        return types.stream().map(type -> " " + type.asInternalName()).sorted().collect(Collectors.joining());
    }

    private static String simple(ClassEntry type) {
        String name = type.asInternalName();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String flags(Collection<AccessFlag> flags) {
        return flags.stream()
                .filter(SHOWN::contains)
                .map(flag -> flag.name().toLowerCase(Locale.ROOT) + " ")
                .sorted()
                .collect(Collectors.joining());
    }
}
