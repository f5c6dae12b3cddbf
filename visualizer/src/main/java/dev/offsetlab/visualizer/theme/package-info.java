/// How the lab looks, the same in the terminal, in the report and in the window: a colour and a sign for each path.
@NullMarked
package dev.offsetlab.visualizer.theme;

import org.jspecify.annotations.NullMarked;
