package dev.offsetlab.visualizer.viewmodel;

/// What the race draws over time.
///
/// @see Rates
public enum RaceFigure {
    DELIVERED("Delivered", "MB/s", "Record bytes that left for the consumers.", 0.45),
    CPU("Broker CPU", "% of a core", "CPU of the broker's own threads, without the window's. 100 % is one core.", 1),
    USER_CPU("of it in user mode", "%", "The rest is the kernel's, on the broker's behalf.", 1),
    CPU_PER_GB("CPU", "ms per GB", "CPU time of the broker's threads for each gigabyte delivered.", 1),
    SYSTEM_CALLS(
            "System calls",
            "per MB",
            "The data path's own calls. Each is two mode switches: in and out of the kernel.",
            1),
    USER_BYTES(
            "User space",
            "bytes per byte",
            "Bytes that passed a buffer in user space for each byte delivered: 0 is zero-copy.",
            1),
    ALLOCATED("Allocated", "bytes per MB", "What the broker's threads allocated on the Java heap.", 1),
    SWITCHES("Context switches", "per s", "The scheduler's: how often a thread of the broker left its core.", 1);

    private final String title;
    private final String unit;
    private final String explanation;
    private final double leastSeconds;

    RaceFigure(String title, String unit, String explanation, double leastSeconds) {
        this.title = title;
        this.unit = unit;
        this.explanation = explanation;
        this.leastSeconds = leastSeconds;
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    public String explanation() {
        return explanation;
    }

    /// A cost of what is delivered: it says nothing while the broker does other work, such as writing a log.
    boolean isCostOfDelivery() {
        return switch (this) {
            case CPU_PER_GB, SYSTEM_CALLS, USER_BYTES, ALLOCATED -> true;
            case DELIVERED, CPU, USER_CPU, SWITCHES -> false;
        };
    }

    /// NaN where `rates` span too little time: the clocks behind the figure tick in 4 to 10 ms.
    public double of(Rates rates) {
        return rates.lasts(leastSeconds) ? amount(rates) : Double.NaN;
    }

    private double amount(Rates rates) {
        return switch (this) {
            case DELIVERED -> rates.deliveredMbPerSecond();
            case CPU -> rates.cpuPercent();
            case USER_CPU -> rates.userPercent();
            case CPU_PER_GB -> rates.cpuMsPerGb();
            case SYSTEM_CALLS -> rates.systemCallsPerMb();
            case USER_BYTES -> rates.userBytesPerByte();
            case ALLOCATED -> rates.allocatedBytesPerMb();
            case SWITCHES -> rates.switchesPerSecond();
        };
    }
}
