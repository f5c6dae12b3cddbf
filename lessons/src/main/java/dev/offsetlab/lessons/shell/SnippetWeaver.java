package dev.offsetlab.lessons.shell;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Rewrites the bytes of a snippet's class before it is loaded.
///
/// ```
/// while (true) {          while (true) {
///     work();                 work();
/// }                           guard.check();          before each jump back, and at the start of each method
/// System.exit(1);         InsteadOf.exit(1);          and System::exit becomes InsteadOf::exit
/// ```
///
/// `guard` is a dynamic constant that [CellGuard#of] links. Not seen: calls by reflection.
final class SnippetWeaver implements CodeTransform {
    private record Call(ClassDesc owner, String name, MethodTypeDesc type) {}

    private static final ClassDesc GUARD = ClassDesc.of(CellGuard.class.getName());
    private static final ClassDesc INSTEAD_OF = ClassDesc.of(InsteadOf.class.getName());
    private static final DynamicConstantDesc<?> GUARD_OF_SESSION =
            DynamicConstantDesc.ofNamed(ConstantDescs.ofConstantBootstrap(GUARD, "of", GUARD), "guard", GUARD);

    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final ClassDesc GROUP = ClassDesc.of("java.lang.ThreadGroup");
    private static final MethodTypeDesc STATUS = MethodTypeDesc.of(CD_void, CD_int);
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);

    /// Each call that is replaced, and the type of its counterpart in [InsteadOf].
    private static final Map<Call, MethodTypeDesc> REPLACED = Map.of(
            new Call(ClassDesc.of("java.lang.System"), "exit", STATUS), STATUS,
            new Call(RUNTIME, "exit", STATUS), STATUS.insertParameterTypes(0, RUNTIME),
            new Call(RUNTIME, "halt", STATUS), STATUS.insertParameterTypes(0, RUNTIME),
            new Call(THREAD, "interrupt", NOTHING), NOTHING.insertParameterTypes(0, THREAD),
            new Call(GROUP, "interrupt", NOTHING), NOTHING.insertParameterTypes(0, GROUP));

    private final Set<Label> passed = new HashSet<>();

    private SnippetWeaver() {}

    static byte[] weave(byte[] original) {
        ClassFile file = ClassFile.of();
        return file.transformClass(
                file.parse(original),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(SnippetWeaver::new)));
    }

    @Override
    public void atStart(CodeBuilder code) {
        check(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> {
                passed.add(target.label());
                code.with(target);
            }
            case BranchInstruction jump
            when passed.contains(jump.target()) -> {
                check(code);
                code.with(jump);
            }
            case InvokeInstruction invoke -> call(code, invoke);
            case InvokeDynamicInstruction invoke -> code.invokedynamic(safe(invoke));
            default -> code.with(element);
        }
    }

    private static void check(CodeBuilder code) {
        code.loadConstant(GUARD_OF_SESSION).invokevirtual(GUARD, "check", NOTHING);
    }

    private static void call(CodeBuilder code, InvokeInstruction invoke) {
        String name = invoke.name().stringValue();
        MethodTypeDesc replaced = REPLACED.get(new Call(invoke.owner().asSymbol(), name, invoke.typeSymbol()));
        if (replaced == null) {
            code.with(invoke);
        } else {
            code.invokestatic(INSTEAD_OF, name, replaced);
        }
    }

    /// The same call site with the method references among its arguments replaced.
    private static DynamicCallSiteDesc safe(InvokeDynamicInstruction invoke) {
        ConstantDesc[] arguments = invoke.bootstrapArgs().toArray(ConstantDesc[]::new);
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index] instanceof DirectMethodHandleDesc method) {
                arguments[index] = safe(method);
            }
        }
        return DynamicCallSiteDesc.of(
                invoke.bootstrapMethod(), invoke.name().stringValue(), invoke.typeSymbol(), arguments);
    }

    private static DirectMethodHandleDesc safe(DirectMethodHandleDesc method) {
        if (method.kind() != DirectMethodHandleDesc.Kind.STATIC
                && method.kind() != DirectMethodHandleDesc.Kind.VIRTUAL) {
            return method;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
        MethodTypeDesc replaced = REPLACED.get(new Call(method.owner(), method.methodName(), type));
        return replaced == null
                ? method
                : MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC, INSTEAD_OF, method.methodName(), replaced);
    }
}
