package dev.offsetlab.visualizer.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The child's side of [LoadProcess]: makes each plan true as it comes in, and reports ten times a second.
///
/// The end of the input is the end of the load: a window that was killed leaves no orphan.
public final class LoadRunner implements AutoCloseable {
    private static final long REPORT_MS = 100;

    private final RaceTraffic race;
    private final LiveTraffic live;
    private final PrintStream reports;
    private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("load-reports").factory());

    private LoadRunner(MemberClients clients, InetSocketAddress address, PrintStream reports) {
        this.race = new RaceTraffic(clients.bootstrap(), address);
        this.live = new LiveTraffic(clients);
        this.reports = reports;
    }

    /// Returns at the end of `plans`, when all traffic has ended.
    ///
    /// @param clients make the members of the group
    /// @throws IOException where the pipe breaks or a line is no plan
    public static void serve(MemberClients clients, InputStream plans, PrintStream reports) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(plans, StandardCharsets.UTF_8));
        try (LoadRunner runner = new LoadRunner(clients, address(clients.bootstrap()), reports)) {
            var _ = runner.reporter.scheduleWithFixedDelay(runner::report, 0, REPORT_MS, TimeUnit.MILLISECONDS);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                runner.use(LoadJson.plan(line));
            }
        }
    }

    private static InetSocketAddress address(String bootstrap) throws IOException {
        int colon = bootstrap.lastIndexOf(':');
        try {
            String host = bootstrap.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", "");
            return new InetSocketAddress(host, Integer.parseInt(bootstrap.substring(colon + 1)));
        } catch (IllegalArgumentException wrong) {
            throw new IOException("not host:port: " + bootstrap, wrong);
        }
    }

    private void use(LoadPlan plan) {
        race.use(plan.race());
        live.use(plan.live());
    }

    private void report() {
        reports.println(LoadJson.line(look()));
        reports.flush();
    }

    private LoadReport look() {
        List<String> problems = new ArrayList<>(race.problems());
        problems.addAll(live.problems());
        return new LoadReport(
                ProcessHandle.current().pid(),
                state(),
                race.progress(),
                race.connected(),
                race.readBytes(),
                race.fetches(),
                live.producedRecords(),
                race.positions(),
                live.members(),
                problems.isEmpty() ? "" : problems.getFirst());
    }

    private String state() {
        if (race.filling()) {
            return "filling the log";
        }
        return race.connected() > 0 ? "reading" : live.isOn() ? "live" : "idle";
    }

    @Override
    public void close() {
        reporter.shutdown();
        race.close();
        live.close();
    }
}
