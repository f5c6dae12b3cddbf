package dev.offsetlab.visualizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a real Apache Kafka's jars are: a folder that was named, or one that Maven fills once.
public final class KafkaJars {
    public static final String VERSION = "4.3.1";

    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

    private KafkaJars() {}

    /// @param named  folder with Kafka's jars, or nothing: then they are fetched into `folder`
    /// @throws IOException with one clear line
    public static Path find(@Nullable Path named, Path folder) throws IOException, InterruptedException {
        if (named != null) {
            if (!holdsKafka(named)) {
                throw new IOException("no kafka_2.13 and kafka-tools jars in " + named
                        + ": --kafka-lib names the libs folder of a Kafka distribution");
            }
            return named;
        }
        Path lib = folder.resolve("kafka-" + VERSION);
        return holdsKafka(lib) ? lib : fetch(folder, lib);
    }

    private static Path fetch(Path folder, Path lib) throws IOException, InterruptedException {
        System.err.println("fetching Apache Kafka " + VERSION + " by Maven, once, into " + lib);
        Files.createDirectories(folder);
        Path pom = Files.writeString(folder.resolve("kafka-pom.xml"), pom());
        Path log = folder.resolve("kafka-fetch.log");
        int exitCode;
        try {
            exitCode = new ProcessBuilder(
                            "mvn",
                            "-q",
                            "-B",
                            "-ntp",
                            "-f",
                            pom.toString(),
                            COPY,
                            "-DincludeScope=runtime",
                            "-DoutputDirectory=" + lib)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw new IOException("Maven (mvn) is needed to fetch Kafka; or name its jars with --kafka-lib", missing);
        }
        if (exitCode != 0 || !holdsKafka(lib)) {
            throw new IOException("Maven could not fetch Apache Kafka " + VERSION + ", see " + log
                    + "; or name its jars with --kafka-lib");
        }
        return lib;
    }

    private static String pom() {
        return """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>dev.offsetlab</groupId>
              <artifactId>real-kafka</artifactId>
              <version>1</version>
              <dependencies>
                <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>%1$s</version></dependency>
                <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>%1$s</version></dependency>
                <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>2.25.5</version></dependency>
              </dependencies>
            </project>
            """.formatted(VERSION);
    }

    private static boolean holdsKafka(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.startsWith("kafka_2.13-") || name.startsWith("kafka-tools-"))
                            .count()
                    >= 2;
        }
    }
}
