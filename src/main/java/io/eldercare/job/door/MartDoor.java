package io.eldercare.job.door;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.ReaderSettings;
import io.eldercare.definitions.Settings;
import io.eldercare.job.Formats;
import io.eldercare.job.Workplace;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.Migrations;
import io.eldercare.mart.ServerAddress;
import io.eldercare.mart.door.CopyProof;
import io.eldercare.mart.door.Logins;
import io.eldercare.mart.door.QueryLog;
import io.eldercare.mart.door.ReadersCopy;
import io.eldercare.mart.door.Watchdog;
import java.nio.file.Path;
import java.util.List;

/** The mart of a home with its readers' side: whoever opens it keeps readers to their limits until it is closed. */
public final class MartDoor {
    private MartDoor() {}

    /**
     * Tables and the copy are up to date; close it when done.
     *
     * @throws io.eldercare.lake.NewerHomeException when a newer program has written to the home
     */
    public static MartServer open(Workplace place) {
        Formats.require(place);
        Settings settings = settings(place);
        MartServer server = MartServer.open(
                MartAccess.of(place.home().root(), address(settings.readers()), settings, place.environment()));
        try {
            Path scripts = place.definitionsRoot().resolve("sql");
            Migrations.apply(server.dataSource(), scripts.resolve("mart"));
            Migrations.apply(server.readers(), scripts.resolve("readers"));
            Formats.stampMart(place);
            copy(server).refresh();
            server.attend(Watchdog.start(server.readers(), queryLog(place, server)));
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Makes the logins of the configuration, and takes away those that are no longer in it. */
    public static void admit(Workplace place, MartServer server) {
        List<Logins.Login> logins = ReaderPasswords.of(settings(place).readers(), place.environment());
        new Logins(server.readers()).apply(logins);
    }

    /** The figures of an open mart; readers get what is published through it. */
    public static Mart mart(MartServer server) {
        return new Mart(server.dataSource(), copy(server)::refresh);
    }

    /** The same for a run, which waits for the readers' copy at its end only. */
    public static FollowingCopy following(MartServer server) {
        return new FollowingCopy(server.dataSource(), copy(server)::refresh);
    }

    /** Takes what servers and the lake door have noted about queries into {@code ops.query_log}. */
    public static QueryLog queryLog(Workplace place, MartServer server) {
        return new QueryLog(
                server.dataSource(), server.logs(), place.home().logs().resolve("queries"));
    }

    /** Whether readers have what is published. */
    public static boolean isCopied(MartServer server) {
        return new CopyProof(server.dataSource(), server.readers()).isCurrent();
    }

    /** Makes the next copy for readers a copy of everything. */
    public static void copyAnew(MartServer server) {
        copy(server).startOver();
    }

    private static ReadersCopy copy(MartServer server) {
        return new ReadersCopy(server.dataSource(), server.readers());
    }

    /** Mistakes in the file are told by the command that loads all definitions. */
    private static Settings settings(Workplace place) {
        Path file = place.definitionsRoot().resolve("jobs").resolve("settings.yml");
        return Settings.load(file, new Problems());
    }

    private static ServerAddress address(ReaderSettings settings) {
        return new ServerAddress(
                settings.tls().flatMap(tls -> settings.address()),
                settings.port(),
                settings.tls().map(tls -> new ServerAddress.Certificate(tls.certificate(), tls.key())));
    }
}
