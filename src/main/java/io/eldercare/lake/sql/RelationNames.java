package io.eldercare.lake.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that a statement may read: {@code layer.table}, and the table alone where that says the same.
 *
 * @param allowed full names that this reader may read
 * @param closed full names that exist for others
 */
public record RelationNames(Set<String> allowed, Set<String> closed) {
    static final RelationNames NONE = new RelationNames(Set.of(), Set.of());

    public RelationNames {
        allowed = Set.copyOf(allowed);
        closed = Set.copyOf(closed);
    }

    static RefusedStatement unknown() {
        return new RefusedStatement(
                Refusal.LAKE_RELATION, "没有这张表：只能读 silver、gold、bronze 里列出的表，不能读文件或目录；输入 show tables 列出");
    }

    /**
     * @param written a name as written in the statement
     * @return the full name
     * @throws RefusedStatement when there is none, or it is not for this reader
     */
    String require(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (allowed.contains(name)) {
            return name;
        }
        String full = name.indexOf('.') < 0 ? shortNames(allowed).get(name) : null;
        if (full != null) {
            return full;
        }
        if (closed.contains(name) || shortNames(closed).containsKey(name)) {
            throw new RefusedStatement(Refusal.LAKE_ROLE, "您的角色不能读这张表：它有个人的记录或人数。请用集市的汇总表（sql --on mart），或向管理员申请分析员权限");
        }
        throw unknown();
    }

    private static Map<String, String> shortNames(Set<String> names) {
        Map<String, String> tables = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (String name : names) {
            String table = name.substring(name.indexOf('.') + 1);
            if (tables.put(table, name) != null) {
                twice.add(table);
            }
        }
        tables.keySet().removeAll(twice);
        return tables;
    }
}
