"""She means to end her life, or is lost and does not know where she is."""

ALARM: dict[str, str] = {
    "self_harm": """
        kill/hang/shoot/drown myself, want/going/gonna/wanna to? ~ hurt/harm/cut myself, suicid*,
        end/ending/ended it all/now/tonight, end/ending/take/taking my/her/his own? life,
        not/dont want/wanna to live/wake/exist/carry ~, dont want to be here,
        want/wants/wanna/wanted/like to? die, wish/wished i/god ~ dead/die/take/gone/never, rather be dead,
        better off dead, better ~ off/of ~ without me, better ~ off/of ~ if i ~ dead/gone/wasnt/werent,
        be a relief ~ gone, nobody/noone/none would/will even? miss/care/notice ~,
        burden to/on everyone/everybody, nothing/no reason left? to/for ~ live/living/go/carry,
        no point ~ living/going/anymore/carrying/life/being, no reason ~ go/live/living,
        tired of living/life, done with life/living, had enough of life/living, never wake up, not wake up,
        not ~ going to wake, sleep ~ forever/never, goodbye everybody/everyone/forever/letter/note,
        goodbye ~ cant do this, cant do this anymore, cant go on, cant take it/this anymore/any,
        life ~ not worth, isnt worth living, not worth living, give/giving up on life, ready to die/go,
        jump off ~ bridge/balcony/roof, gun is/in/and/ready/loaded, pills ~ counted/lined/saved/ready,
        razor, join/be with ~ in heaven, quiero morir*, no quiero vivir, matarme, say goodbye,
        wont be around/here ~ longer/tomorrow/anymore, dont want to go on $,
        dont want to go on anymore/living/like, dont want to be alive/around,
        dont want to be on/in/around/alive/here/part,
        going to be with my/god/jesus/him/her ~ tonight/soon/now/heaven,
        going/gonna to? join ~ heaven/tonight/soon, written ~ letters/notes/goodbye, life isnt/not ~ worth,
        isnt worth it anymore, would be better gone/dead/off,
        wish ~ i was/were/wasnt/werent dead/alive/born/here/gone/never,
        wont/not see ~ morning/tomorrow/christmas/another, saved/saving/hoarding up? ~ pills/tablets ~,
        enough pills, go peacefully, over for good, want it to be over, want it ~ over,
        cant face another/tomorrow/it, world ~ better ~ without, my wrists, no way out,
        wont be needing ~ anymore, want to go to heaven/be with, say/said my goodbyes, noose, rope ready,
        jump off/from, happier/better without me, better ~ without me, without me around, finish it all,
        finish myself, do away with myself, do myself in, stop living, not be here anymore,
        disappear forever, goodbye forever, give up living, no will to live, lost the will, me quiero morir,
        quitarme la vida, i ~ want to end it, to end it, pills to end,
        dont see ~ reason/point to/of/in ~ live/living/go/going, no/any reason to keep ~ living/going,
        keep living, be/all be? happier/better ~ dead/gone/without, if i were/was dead/gone,
        jumping/jump off/from/out, done living/with living, i ~ with herb soon, pills ready,
        be with my? ~ soon and/i, cant live like this/anymore/without him/her, dont deserve to live,
        kill me, let me die/go, pray ~ die/take/lord takes, god ~ take me, hope i die/dont wake,
        better if i ~ died/dead/wasnt/gone, tired of ~ living/being alive/life/it all,
        going/gonna to? do it tonight, last night on earth, stop my insulin/pills ~ die/over, done living,
        done with living, might as well ~ dead/die, no one/nobody needs/wants me, life ~ no meaning/purpose,
        want it ~ to stop, thinking ~ all my/the {pills}, going/gonna/want to? ~ take all ~ {pills},
        tell ~ i love them ~ going/goodbye/sorry, love you all ~ goodbye/going, im going now ~ goodbye,
        take/taking all ~ {pills} tonight, taking all my/the/of {pills}, cut ~ wrist/wrists,
        lord ~ take me ~, god/lord ~ ready to take, got the {pills} here, {pills} ~ here ~ end,
        lord to take me
    """,
    "lost": """
        dont know/remember where i/im am?,
        dont/cant recognize/recognise ~ street/place/house/where/anything,
        {cant} find my/the way ~ home/back/house, im? lost $, im? lost and/i,
        im? lost ~ street/home/dark/cold/walk, she/he is? wandered, wandered off, where am i,
        dont know ~ how i got here, hes/shes/mum/mom/dad is? missing, gone missing,
        {cant} find the/my house/home/apartment/building/car/way/street, whose house this/im,
        what day it is or/and/where, outside in my ~ nightgown/slippers/pajamas/robe/nightie,
        dont know whose/what ~ house/place/home, dont know ~ place/where/how,
        wandering ~ street/outside/road, {cant} ~ remember where/who/how/what ~ live/am/im/home,
        remember where i live, forgotten where/who, {other} is? missing, {forgetful} ~ missing/wandered/vanished,
        {forgetful} ~ isnt/not/never/hasnt ~ in/back/home/house/bed/come, gone/missing/out/off ~ {forgetful},
        isnt/not/never/hasnt ~ back/home/house/bed/come ~ {forgetful},
        dont/doesnt/doesnae know his/her/their own/ain name ~
    """,
}

UNCERTAIN: dict[str, str] = {
    "self_harm": """
        what is the point $, what is the use $, hopeless, no hope, worthless, dont want to go on,
        so/very depressed, depressed, cant cope, cant go on, hate my life, nobody cares, want it to be over,
        give up, giving up, a burden, fed up with ~ life/everything/living, end it, dont care anymore,
        no quiero ~ mas, no one would/will ~ miss/care, dont see the point, no point $, so alone,
        so lonely ~ cant/die/anymore, nothing matters, cry* all day/night, cant stop crying,
        miss him/her so ~ cant, want to be with him/her, die, dying, dead, kill, gun, jump/jumping, living,
        heaven, goodbye/goodbyes, suicid*, better off, not worth, dont want to live, no meaning, needs me,
        love them, love you all
    """,
    "lost": """
        im? lost, cant find my way, whose house, wander*, dont know where, {cant} remember ~ where/how/who
    """,
}
