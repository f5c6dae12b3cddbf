package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.load.LoadRunner;
import dev.offsetlab.visualizer.load.MemberClients;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Not for people: the window's load, told by its standard input what there shall be.
@Command(name = "load", hidden = true)
final class LoadCommand implements Callable<Integer> {
    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "The broker")
    private String bootstrap = "";

    @Mixin
    private WithOption with = new WithOption();

    @Override
    public Integer call() throws Exception {
        LoadRunner.serve(new MemberClients(bootstrap, with.load().assignor()), System.in, System.out);
        return 0;
    }
}
