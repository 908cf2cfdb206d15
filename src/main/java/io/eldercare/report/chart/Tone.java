package io.eldercare.report.chart;

import java.awt.Color;

/** How good a status is: a colour that differs from the others in lightness too, and a mark that carries it where colour is lost. */
public enum Tone {
    REACHED(0x2B6CA3, Mark.TICK, "已达标"),
    ON_PATH(0xA9CBE6, Mark.RING, "达到序时进度"),
    BEHIND(0xF7E3B5, Mark.TRIANGLE, "略有滞后"),
    FAR_BEHIND(0xE08A2E, Mark.FULL_TRIANGLE, "明显滞后或未达标"),
    OPEN(0xFFFFFF, Mark.NONE, "不作判断");

    private final Color colour;
    private final Mark mark;
    private final String label;

    Tone(int colour, Mark mark, String label) {
        this.colour = new Color(colour);
        this.mark = mark;
        this.label = label;
    }

    /** The ground to write on. */
    public Color colour() {
        return colour;
    }

    /** The colour that writes on the ground. */
    public Color ink() {
        return this == REACHED ? Color.WHITE : HouseStyle.INK;
    }

    public Mark mark() {
        return mark;
    }

    public String label() {
        return label;
    }
}
