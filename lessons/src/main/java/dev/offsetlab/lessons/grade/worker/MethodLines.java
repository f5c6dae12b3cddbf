package dev.offsetlab.lessons.grade.worker;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the methods of one file begin: by name, and by name with the type before it. Of overloads the first.
final class MethodLines extends TreeScanner<@Nullable Void, String> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> lines = new HashMap<>();

    private MethodLines(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    static Map<String, Integer> of(CompilationUnitTree unit, SourcePositions positions) {
        MethodLines scan = new MethodLines(unit, positions);
        scan.scan(unit, "");
        return scan.lines;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String outer) {
        return super.visitClass(type, type.getSimpleName().toString());
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String type) {
        Tree named = method.getReturnType();
        String name = named == null ? type : method.getName().toString();
        long start = positions.getStartPosition(unit, named == null ? method : named);
        int line = start < 0 ? 0 : (int) unit.getLineMap().getLineNumber(start);
        if (line > 0) {
            lines.putIfAbsent(name, line);
            lines.putIfAbsent(type + "." + name, line);
        }
        return super.visitMethod(method, type);
    }
}
