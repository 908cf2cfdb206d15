package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules as a dossier states them, a sentence each. */
public final class RuleText {
    private RuleText() {}

    public static List<String> of(FundRules rules) {
        List<String> text = new ArrayList<>();
        FundRules.Shares shares = rules.shares();
        text.add("资金总额分为需求部分" + Amounts.percent(shares.need()) + "%、绩效部分" + Amounts.percent(shares.performance())
                + "%、进步部分" + Amounts.percent(shares.improvement()) + "%；没有数据的部分由其余部分按比例分担。");
        text.add("需求基数及权重："
                + rules.needBases().stream()
                        .map(base -> base.name() + Amounts.percent(base.weight()) + "%")
                        .collect(Collectors.joining("、"))
                + "；没有数据的基数由其余基数按比例分担。");
        text.add(performance(rules));
        text.add("进步按进步率：各项目自上年同期值到目标的完成比例的平均。");
        text.add(limits(rules));
        if (rules.advanceShare().signum() > 0) {
            text.add("评价前按需求预拨资金总额的" + Amounts.percent(rules.advanceShare()) + "%，评价后清算：清算 = 分配金额 − 预拨。");
        }
        text.add("金额算到分，尾差用最大余额法：先舍去不足一分的部分，剩下的分按舍去部分从大到小各补1分，相同的按行政区划代码先后。");
        return text;
    }

    private static String performance(FundRules rules) {
        String measure = switch (rules.performanceBy()) {
            case SCORE -> "按得分";
            case GRADE -> "按等次系数（" + coefficients(rules) + "）";
            case BAND -> "按同档平均得分";
        };
        return "绩效" + measure + (rules.per() == FundRules.Per.NEED ? "乘以需求部分的金额分配。" : "分配，每个地区计一次，不论大小。");
    }

    private static String coefficients(FundRules rules) {
        return rules.coefficients().entrySet().stream()
                .sorted(java.util.Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed())
                .map(entry -> entry.getKey() + Amounts.number(entry.getValue()))
                .collect(Collectors.joining("、"));
    }

    private static String limits(FundRules rules) {
        if (rules.floor().isEmpty() && rules.cap().isEmpty()) {
            return "不设保底和封顶。";
        }
        return "每个地区保底：" + rules.floor().map(Limit::text).orElse("不设") + "；封顶："
                + rules.cap().map(Limit::text).orElse("不设")
                + "。先按各部分合计的比例试分；超出封顶的合计不少于低于保底的合计时，把超出的定为封顶额，否则把不足的定为保底额；余额再分，直到都在限内。";
    }
}
