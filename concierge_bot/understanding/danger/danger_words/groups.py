"""Words that stand for each other in the phrases of danger: `{body}` is any part of hers."""


def _numbers(first: int, last: int) -> str:
    return "/".join(str(number) for number in range(first, last + 1))


GROUPS: dict[str, str] = {
    "body": """
        head/face/eye/eyes/mouth/tongue/throat/neck/jaw/chest/breast/heart/lung/lungs/rib/ribs/side/back/
        spine/shoulder/shoulders/
        arm/arms/elbow/wrist/hand/hands/finger/fingers/thumb/hip/hips/leg/legs/knee/knees/ankle/ankles/
        foot/feet/toe/toes/skin/
        stomach/belly/tummy/bowel/bowels/bladder/groin/brain/pulse/lips/cheek/ear/ears/nose/stitches/wound/
        pacemaker/catheter
    """,
    "trouble": """
        hurt/hurts/hurting/pain/pains/painful/sore/awful/terrible/horrible/bad/badly/worse/funny/weird/odd/
        strange/queer/wrong/gone/
        dead/numb/curled/drags/dragging/swollen/swelling/swelled/black/purple/blue/grey/gray/white/yellow/
        burst/opened/split/slack/
        lopsided/heavy/cold/hot/burning/screaming/shaking/shaky/trembling/twitching/jerking/cramping/
        cramps/weak/limp/floppy/stiff/
        stopped/wont/isnt/cant/shocking/bleeding/bleeds/blood/bloody/pounding/throbbing/racing/tingly/
        tingling/twisted/bent/broke/
        broken/cracked/snapped/popped/cut/torn/ripped/crooked/useless/slipped/dropped/hanging/leaking/
        oozing/infected/agony/unbearable
    """,
    "aid": """
        daughter/son/doctor/nurse/neighbor/neighbour/sister/brother/family/grandson/granddaughter/medic/
        medics/dr
    """,
    "household": """
        curtain/curtains/blanket/sofa/couch/bed/chair/rug/towel/toaster/oven/stove/microwave/trash/bin/
        dryer/heater/lamp/ outlet/socket/plug/wire/wires/wall/apron/sleeve/robe/kitchen/mattress/carpet/
        pan/grease/oil/roof/house/candle
    """,
    "many": """
        4/5/6/7/8/9/10/11/12/14/15/16/18/20/24/25/30/40/50/four/five/six/seven/eight/nine/ten/dozen/
        fifteen/twenty/thirty/ forty/fifty/lot/lots/loads/bunch/handful/fistful/couple
    """,
    "other": """
        mum/mom/mommy/mama/mother/dad/daddy/papa/pop/pops/father/grandma/granny/gran/nana/nan/grandpa/
        grandad/granddad,
        husband/wife/son/daughter/sister/brother/aunt/auntie/uncle/friend/neighbor/neighbour/mate/partner,
        she/shes/he/hes/him/her/patient/client/resident/lady/gentleman/nurse/aide/carer/caregiver/roommate,
        mr/mrs/ms/miss/dr *, next door, roommate/guest/tenant/mam/mamma/client/boss/customer/wifey/hubby
    """,
    "i_am": """
        im/iam/am, ive been?, i was/lay/been/got, i seem to be, still, just
    """,
    "cant": """
        cant/couldnt/cannot/carnt, not able to, no way to, dont seem to be able to, too weak/hurt/sore to,
        wont let me, hard/trouble/difficult/difficulty/struggling/struggle to?, no strength to,
        havent been able to, hasnt been able to
    """,
    "well": """
        well/myself/clever/grand/bright, all/at that/all well/clever/grand/bright/hot,
        so/too/very/really/quite/that/particularly/entirely well/clever/grand/bright/hot
    """,
    "wont": """
        wont/doesnt/dont/didnt/isnt/not/stopped/quit/cant/couldnt/refuses to?, no longer
    """,
    "forgetful": "dementia/alzheimers/alzheimer/altzheimers/alzeimers/senile/forgetful",
    "limb": """
        arm/arms/leg/legs/hand/hands/foot/feet/side/fingers/limb/limbs
    """,
    "fell": """
        fell/fallen/fallened/slipped/tripped/collapsed/toppled/keeled/tumbled,
        slid/landed/stumbled/crashed/sprawled/slithered/sprawling
    """,
    "spill": """
        fall/tumble/spill/topple/collapse/slip/falls, bad trip, nosedive
    """,
    "hurt": """
        pain/pains/painful/hurt/hurts/hurting/ache/aches/aching/achy/sore/tight/tightness/tightening/
        pressure/heavy,
        heaviness/crushing/crushed/squeezing/squeezed/squeeze/burning/burns/stabbing/pounding/sharp/
        discomfort/gripping,
        clamped/vice/vise/weight/elephant/band/thumping/fluttering/bursting/killing/exploding/pressing/
        gripped/stabs
    """,
    "floor": """
        floor/ground/carpet/rug/tile/tiles/linoleum/lino/pavement/sidewalk/driveway/stairs/steps/grass
    """,
    "room": """
        floor/hallway/hall/kitchen/bathroom/bedroom/garage/yard/garden/basement/cellar/porch/shower/tub/
        bath/bathtub,
        lounge/parlor/carpet/driveway/stairs/steps/ladder/stool/chair/bed/toilet/bus/curb/door/landing/
        doorway/patio,
        couch/sofa/recliner/wheelchair/walker/scooter/commode/desk/table/counter/attic/pantry/closet/fence/
        path/street
    """,
    "pills": """
        pill/pills/tablet/tablets/tabs/meds/med/medicine/medicines/medication/medications/capsules/dose/
        doses/insulin,
        thinner/thinners/tylenol/aspirin/warfarin/pastilla/pastillas/painkillers/digoxin/morphine/opioids/
        patches,
        paracetamol/gummies/xanax/ambien/sleepers/eliquis/metoprolol/oxycodone/valium/ibuprofen/advil/
        nitro/nitros/units
    """,
    "stranger": """
        stranger/strangers/burglar/burglars/intruder/intruders/prowler/thief/thieves/robber/robbers,
        man/men/guy/guys/fella/fellow/boys/kids/woman/person/people/someone/someones/somebody/somebodys
    """,
    "poison": """
        bleach/ammonia/antifreeze/detergent/cleaner/turpentine/gasoline/petrol/kerosene/lye/poison/
        pesticide/weedkiller,
        lysol/clorox/drano/disinfectant/chemical/chemicals/peroxide/battery/solvent/polish/windex,
        dishwasher/laundry/pod/berries/mushrooms/mothballs/perfume/magnet/fuel/oil/soap
    """,
    "injured": """
        cut/gash/gashed/sliced/wound/nose/leg/head/hand/arm/finger/foot/shin/mouth/face/skin/knee/elbow/
        thumb
    """,
    "low_sugar": _numbers(20, 59),
    "high_sugar": _numbers(400, 700),
    "low_oxygen": _numbers(60, 88),
    "racing": _numbers(140, 220),
    "fever": _numbers(103, 107),
    "high_pressure": _numbers(180, 260),
}
