package io.eldercare.lake;

/** Another run holds the home. Ends a command with exit code 4. */
public final class HomeLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HomeLockedException(String holder) {
        super("数据目录正被另一次运行占用：" + holder + "。请等它结束后再运行。");
    }
}
