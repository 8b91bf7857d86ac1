"""Somebody is in her home who should not be, or hurts her."""

ALARM: dict[str, str] = {
    "intruder": """
        {stranger} ~ in/inside my/the/our/mums/her house/home/kitchen/apartment/flat/bedroom/room/yard/
        hallway/garage/living/basement, {stranger} ~ in here, is/are/somebody inside $, is inside,
        someones/somebodys/someone is? inside, broke/breaking/broken/break in/into,
        {stranger} ~ trying/try/tried/trying to ~ get/break/come/open/force/pick ~,
        get/getting/break/breaking in ~ door/window,
        broke/smashed/breaking/smashing the/my/a window/door/lock, {stranger} wont leave/go,
        wont leave ~ house/door, {stranger} ~ wont leave, hear/heard footsteps,
        footsteps ~ downstairs/upstairs/hall/attic/house,
        hear/heard ~ {stranger} ~ downstairs/upstairs/house/breaking/moving/walking,
        {stranger} ~ i dont know $,
        {stranger} ~ dont know/recognize/recognise ~ house/kitchen/home/here/room, burglar $, ^ burglar*,
        intruder, prowler, strange man/men/woman/person/people in/at/inside, hombre ~ en mi casa,
        alguien ~ casa, ladron, peeping/looking in my window, forced his/her/their way,
        pushed/barged ~ way/past, hiding in the/my closet/bedroom/bathroom, being robbed/burgled,
        {stranger} ~ banging/pounding/kicking ~ door, following me,
        {stranger} ~ upstairs/downstairs/basement/attic/cellar/under/inside, kicked/kicking in? ~ door,
        door ~ kicked/smashed/forced/jiggling/rattling/handle/knob,
        {stranger} ~ walked/came/come/barged ~ in, jiggling/rattling/picking ~ door/knob/handle/lock/window,
        walked right/straight in, going/rummaging through my, {wont} ~ get out of my house/home/apartment,
        somebody/someone/somebodys/someones is? here, who is in my house, sneaking, in my house $,
        {stranger} ~ come/came/climbed/climbing ~ window, {stranger} ~ hiding, trying/tried to break,
        trying/tried to get in, tampering with ~ door/lock, stranger/burglar/thief ~ in my ~ {room},
        stranger is in, somebody/someone is? in there, door was open ~ somebody/someone
    """,
    "violence": """
        hit/hits/hitting/beat/beats/beating/slapped/slaps/punched/pushed/shoved/choked/kicked/strangled/
        attacked me, hurting/hurt/hurts me, {other} ~ hurts/hurting/hurt me,
        robbed/mugged/attacked/assaulted/raped, threatened/threatening/threatens ~ me/kill/hurt,
        has/got/with a knife/gun, grabbed me/my, wont let me leave/go/out/call/use/eat, locked me in/up/out,
        stole/snatched my purse/handbag/bag/wallet, {stranger} ~ took my purse/handbag/bag/wallet,
        they took my purse/handbag/bag/wallet, going/gonna to? kill/hurt/hit me, kill me $,
        will kill me, scared/afraid/frightened of him/her/my, tied me, touched me,
        being beaten/abused/hurt/held, abus* me, holding me,
        threw/throws/throwing/pinned/slammed/dragged/grabbed/grabs/slap/kick/kicks/push/pushes/shoves me,
        hold of my/me, he/she has my ~ wrists/arm/throat/hair/neck, wont let go, threatens ~, hits ~ me,
        twisted my arm, im not safe, dont feel safe,
        slapped/hit/hurt/kicked/punched/beat/shoved/pushed ~ mum/mom/him/her/my, has a gun/weapon/knife,
        knife at, pulled a knife/gun, im? being ~ threatened/followed/attacked/robbed/beaten/hurt,
        being hurt/hit, he/she is threatening, breaking things, scared of/for my ~ life,
        he/she ~ angry/drunk ~ scared/afraid/knife/hit, hes/shes/he/she is? killing me
    """,
}

UNCERTAIN: dict[str, str] = {
    "intruder": """
        {stranger} ~ at/outside/by/knocking ~ door/window,
        strange/funny/odd/weird noise/noises/sound/sounds,
        hear/heard/hearing noises/noise/something/someone/somebody, {stranger} ~ i dont know,
        {stranger} ~ dont know, prowl*, {stranger} ~ watching me/house, break in,
        {stranger} ~ looking/peering/lurking, someone/somebody ~ outside, footsteps, jiggl*, strange car,
        knocking ~ night/hours, intruder/burglar/prowler/thief, stranger/strangers, broke in,
        someone/somebody ~ in/inside, in there
    """,
    "violence": """
        yells/yelling/shouts/shouting/mean/rough/nasty to/at/with me, took my money, taking my money,
        took my purse/handbag/bag/wallet,
        scared of, threat*, hit/hitting/hits, knife, shouting/yelling/screaming, attacked, robbed,
        stole/stolen, afraid of
    """,
}
