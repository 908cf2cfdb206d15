package io.eldercare.job.lakedoor;

import io.eldercare.definitions.LakeSettings;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who asks, as the operating system knows him.
 *
 * @param login OS user; behind sudo the one who called it
 */
public record Reader(String login, LakeRole role) {
    /**
     * The present OS user with the role that the settings give him; the owner of the home is an analyst. Only the owner's word is taken for who called sudo,
     * since he could do everything by himself.
     *
     * @throws RefusedStatement for a user without a role
     */
    public static Reader present(Path home, LakeSettings settings, Map<String, String> environment) throws IOException {
        String user = ProcessHandle.current().info().user().orElse("");
        String owner = Files.getOwner(home).getName();
        boolean owns = user.equals(owner) || user.equals("root");
        String caller = environment.getOrDefault("SUDO_USER", "");
        return of(owns && !caller.isEmpty() ? caller : user, owns && caller.isEmpty() ? user : owner, settings);
    }

    /** @param owner OS user who owns the home */
    static Reader of(String login, String owner, LakeSettings settings) {
        if (login.equals(owner) || settings.analysts().contains(login)) {
            return new Reader(login, LakeRole.ANALYST);
        }
        if (settings.aggregates().contains(login)) {
            return new Reader(login, LakeRole.AGGREGATES);
        }
        throw new RefusedStatement(
                Refusal.LAKE_ROLE,
                "用户 " + login + " 没有查询湖的权限：请管理员在 jobs/settings.yml 的 lake.analysts 或 lake.aggregates 中登记");
    }
}
