package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class SystemCallsTest {
    @Test
    void parse_takesCallsByName_withAndWithoutErrors() {
        String table = """
                strace: Process 12 attached
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                 81.04    0.012345           9      1337         2 sendfile
                 18.96    0.002888           3       900           epoll_wait
                ------ ----------- ----------- --------- --------- ----------------
                100.00    0.015233           6      2237         2 total
                """;
        assertThat(SystemCalls.parse(table)).containsOnly(entry("sendfile", 1337L), entry("epoll_wait", 900L));
    }

    @Test
    void parse_nothing_isNoCalls() {
        assertThat(SystemCalls.parse("")).isEmpty();
    }
}
