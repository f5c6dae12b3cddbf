package dev.offsetlab.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StarterTextTest {
    private static final String SOLUTION = """
            class A {
                int a() {
                    // solution:
                    int b = 1;
                    // starter: int c;
                    return b;
                    // starter:
                    // starter: throw new UnsupportedOperationException("exercise 1: a");
                    // end
                }
                // solution:

                private void only() {}
                // end
            }
            """;

    @Test
    void of_markers_leavesTheStarter() {
        assertThat(StarterText.of(SOLUTION)).isEqualTo("""
                class A {
                    int a() {
                        int c;

                        throw new UnsupportedOperationException("exercise 1: a");
                    }
                }
                """);
    }

    @Test
    void solved_markers_leavesTheSolution() {
        assertThat(StarterText.solved(SOLUTION)).isEqualTo("""
                class A {
                    int a() {
                        int b = 1;
                        return b;
                    }

                    private void only() {}
                }
                """);
    }

    @Test
    void of_noMarkers_sameText() {
        String given = "record A() {} // a solution: none\n\n";
        assertThat(StarterText.of(given)).isEqualTo(given);
    }

    @Test
    void of_brokenMarkers_namesTheLine() {
        assertThatThrownBy(() -> StarterText.of("a\n// solution:\nb\n")).hasMessageStartingWith("line 2:");
        assertThatThrownBy(() -> StarterText.of("a\n// end\n")).hasMessageStartingWith("line 2:");
        assertThatThrownBy(() -> StarterText.of("// starter: b\n")).hasMessageStartingWith("line 1:");
        assertThatThrownBy(() -> StarterText.of("// solution:\n// solution:\n// end"))
                .hasMessageStartingWith("line 2:");
    }
}
