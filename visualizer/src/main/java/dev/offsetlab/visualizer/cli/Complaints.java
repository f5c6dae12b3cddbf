package dev.offsetlab.visualizer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What went wrong, in one line on standard error, and the exit code that goes with it.
final class Complaints {
    private Complaints() {}

    static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String advice = "";
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> close = unmatched.getSuggestions();
            advice = close.isEmpty()
                    ? ""
                    : " (did you mean " + String.join(" or ", close.subList(0, Math.min(2, close.size()))) + "?)";
        }
        String name = command.getCommandSpec().qualifiedName(" ");
        err.println(name + ": " + firstLine(wrong.getMessage()) + advice + ". Help: " + name + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    /// Of what was foreseen only the message; of a defect of ours its class too, and the stack trace on demand.
    static int failure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName(" ");
        if (failure instanceof WrongUsage) {
            err.println(name + ": " + text(failure));
            err.flush();
            return ExitCode.USAGE;
        }
        boolean foreseen = failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException;
        err.println(name + ": " + (foreseen ? text(failure) : "unexpected: " + failure));
        if (System.getenv("LAB_TRACE") != null) {
            failure.printStackTrace(err);
        } else if (!foreseen) {
            err.println("(LAB_TRACE=1 shows where)");
        }
        err.flush();
        return ExitCode.SOFTWARE;
    }

    /// The message of an exception in one line, with the reason that the file system's leave out.
    static String text(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException inside) {
            return text(inside);
        }
        if (!(failure instanceof FileSystemException file) || file.getReason() != null) {
            return firstLine(failure.getMessage());
        }
        String reason = switch (file) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "is there already";
            default -> file.getClass().getSimpleName();
        };
        return file.getFile() + ": " + reason;
    }

    private static String firstLine(@Nullable String message) {
        String text = String.valueOf(message).strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /// An option whose value makes no sense: exit code 2.
    static final class WrongUsage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }
}
