package io.eldercare.mart;

import java.nio.file.Path;

/** Where the mart is: a private server of the home, or the bureau's own. */
public sealed interface MartSettings {

    /** Folder of the home that holds generated passwords and, for the private server, everything it has. */
    Path directory();

    /**
     * A private server on this machine.
     *
     * @param directory {@code <home>/mart}
     */
    record Embedded(Path directory, ServerAddress address) implements MartSettings {
        public Embedded {
            directory = directory.toAbsolutePath().normalize();
        }
    }

    /**
     * A server somebody else runs.
     *
     * @param directory {@code <home>/mart}, where the generated password of the reading role is kept
     * @param url {@code jdbc:postgresql://…}
     * @param user owner of the database; may create roles
     */
    record External(Path directory, String url, String user, String password) implements MartSettings {
        public External {
            directory = directory.toAbsolutePath().normalize();
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new MartException(
                        "数据集市地址应以 jdbc:postgresql: 开头：环境变量 ELDERCARE_MART_URL 或 settings.yml 的 mart.url");
            }
        }

        @Override
        public String toString() {
            return "External[user=" + user + "]";
        }
    }

    /** The private server of a home. */
    static MartSettings embedded(Path home) {
        return embedded(home, ServerAddress.LOOPBACK);
    }

    /** The private server of a home. @param address where it listens from its next start on */
    static MartSettings embedded(Path home, ServerAddress address) {
        return new Embedded(home.resolve("mart"), address);
    }
}
