package dev.offsetlab.lessons.grade.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test method its [Seed], and tells it as a report entry also where the test passes or is cut off.
public final class Seeds implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Seed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Seed seed = Seed.next();
        test.publishReportEntry("seed", Long.toString(seed.value()));
        return seed;
    }
}
